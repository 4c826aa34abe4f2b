import type { Accounts } from '../accounts.ts'
import { createAuthorisations, type Authorisations } from '../authorisations.ts'
import type { Identifiers } from '../chance.ts'
import type { SimulatorClock } from '../clock.ts'
import { createAuthorizePlain } from '../commands/authorize-plain.ts'
import { createCancel } from '../commands/cancel.ts'
import type { Command } from '../commands/command.ts'
import { createCommandService } from '../commands/command-service.ts'
import { createCreate } from '../commands/create.ts'
import { createTerminate } from '../commands/terminate.ts'
import { createTransferCall } from '../commands/transfer-call.ts'
import type { Conditions } from '../faults.ts'
import { createCallRecords } from '../pbx/call-records.ts'
import { createClickToCall, type ClickToCall } from '../pbx/click-to-call.ts'
import { createLegFeed, createPhoneFeed } from '../pbx/feeds.ts'
import { createPhones, type Phones } from '../pbx/phones.ts'
import { createSwitchboard, type Switchboard } from '../pbx/switchboard.ts'
import { createTransfer, type Transfer } from '../pbx/transfer.ts'
import { createPubsubService, type PubsubService } from '../pubsub/pubsub-service.ts'
import { domainOf } from '../sip.ts'
import { tellStages, type Stages } from '../stages.ts'
import type { Element } from '../stanza.ts'
import type { Service } from './service-host.ts'

export interface OnsipDeps {
  /** What every service name ends in. */
  readonly suffix: string
  readonly clock: SimulatorClock
  readonly identifiers: Identifiers
  readonly accounts: Accounts
  readonly conditions: Conditions
  readonly authorisationMs: number
  readonly approvalMs: number
  readonly stepMs: number
  readonly autoAnswerMs: number | undefined
  readonly cancelIncoming: boolean
  readonly stages: Pick<Stages, 'reached'>
  readonly send: (stanza: Element) => void
  /** A leg or a phone has changed. */
  readonly onChange: () => void
}

/** The whole service behind its component names, with the phone system that feeds it. Knows no transport. */
export interface Onsip {
  readonly services: readonly Service[]
  readonly pubsubs: readonly PubsubService[]
  readonly switchboard: Switchboard
  readonly phones: Phones
  readonly authorisations: Authorisations
  readonly transfer: Transfer
  readonly clickToCall: ClickToCall
}

/** One leaf per kind of entry (OnSIP developer wiki, Directories Pubsub). */
const DIRECTORY_LEAVES = ['user', 'alias-extension', 'alias-phone-number', 'time-switch'] as const

/** The phones that are registered at the start, by the place of an address in its account. */
const FIRST_PHONES = ['Polycom VVX 450', 'Zoiper'] as const

export function createOnsip(deps: OnsipDeps): Onsip {
  const { clock, identifiers, accounts, conditions, stepMs } = deps
  const authorisations = createAuthorisations(clock, deps.authorisationMs)

  const pubsub = (name: string, leavesOf?: (address: string) => readonly string[]): PubsubService =>
    createPubsubService({
      ...(leavesOf === undefined ? {} : { leavesOf }),
      jid: `pubsub.${name}.${deps.suffix}`,
      clock,
      identifiers,
      authorisations,
      send: deps.send,
      conditions: conditions.pubsub,
      approvalMs: deps.approvalMs,
    })
  const activeCalls = pubsub('active-calls')
  const userAgents = pubsub('user-agents')
  const recentCalls = pubsub('recent-calls')
  const voicemail = pubsub('voicemail', (address) => [`vm_${address}`])
  const directories = pubsub('directories', (address) =>
    DIRECTORY_LEAVES.map((leaf) => `${leaf}@${domainOf(address)}`),
  )
  const preferences = pubsub('preferences')
  const pubsubs = [activeCalls, userAgents, recentCalls, voicemail, directories, preferences]
  const isOwn = (address: string): boolean => accounts.byAddress(address) !== undefined

  const phones = createPhones(
    identifiers,
    createPhoneFeed(userAgents, () => clock.now(), deps.onChange),
  )
  const switchboard = createSwitchboard({
    clock,
    identifiers,
    phones,
    feed: tellStages(createLegFeed(activeCalls, deps.onChange), deps.stages),
    isOwn,
    autoAnswerMs: deps.autoAnswerMs,
    onEnded: createCallRecords({
      pubsub: recentCalls,
      identifiers,
      clock,
      isOwn,
      delayMs: () => conditions.recordsAfterMs,
    }),
  })
  for (const address of accounts.list().flatMap((account) => account.addresses)) {
    const place = accounts.byAddress(address)?.addresses.indexOf(address) ?? 0
    phones.register(address, FIRST_PHONES[place] ?? FIRST_PHONES[0])
  }

  const commands = (name: string, list: readonly Command[]): Service =>
    createCommandService({
      jid: `commands.${name}.${deps.suffix}`,
      commands: list,
      identifiers,
      inOrder: (answer, afterwards) => {
        const [first, second] = conditions.resultsLate ? [afterwards, answer] : [answer, afterwards]
        first()
        if (conditions.resultsLate) clock.after(stepMs, second)
        else second()
      },
    })
  const transfer = createTransfer({
    ...{ switchboard, clock, stepMs },
    onBetween: () => deps.stages.reached('during-transfer'),
  })
  const clickToCall = createClickToCall({
    ...{ switchboard, clock, stepMs },
    onBetween: () => deps.stages.reached('setup-between-legs'),
  })
  return {
    services: [
      commands('auth', [createAuthorizePlain({ accounts, authorisations })]),
      commands('active-calls', [
        createCreate({ switchboard, clickToCall, identifiers }),
        createTerminate(switchboard),
        createTransferCall(switchboard, transfer),
        createCancel({
          switchboard,
          cancelIncoming: deps.cancelIncoming,
          answersFor: (jid, address) =>
            accounts.byAddress(address)?.jid === jid.bare ||
            authorisations.addressesOf(jid.bare).includes(address),
        }),
      ]),
      commands('user-agents', []),
      commands('recent-calls', []),
      commands('voicemail', []),
      commands('directories', []),
      commands('preferences', []),
      ...pubsubs,
    ],
    pubsubs,
    switchboard,
    phones,
    authorisations,
    transfer,
    clickToCall,
  }
}
