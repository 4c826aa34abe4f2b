import type { Accounts } from '../accounts.ts'
import { createAuthorisations, type Authorisations } from '../authorisations.ts'
import type { Identifiers } from '../chance.ts'
import type { SimulatorClock } from '../clock.ts'
import { createAuthorizePlain } from '../commands/authorize-plain.ts'
import { createCancel } from '../commands/cancel.ts'
import type { Command } from '../commands/command.ts'
import { createCommandService } from '../commands/command-service.ts'
import { createCreate } from '../commands/create.ts'
import { createLabel } from '../commands/label.ts'
import { createPushRosterGroups } from '../commands/push-roster-groups.ts'
import { createTerminate } from '../commands/terminate.ts'
import { createTransferCall } from '../commands/transfer-call.ts'
import { createVoicemailCommands } from '../commands/voicemail-commands.ts'
import { companyDirectory, companyRoster, generatedDirectory } from '../directory/people.ts'
import type { Conditions } from '../faults.ts'
import type { Jid } from '../jid.ts'
import { createLines, type Lines } from '../lines.ts'
import { createCallRecords } from '../pbx/call-records.ts'
import { createClickToCall } from '../pbx/click-to-call.ts'
import { createLegFeed, createPhoneFeed, REGISTRATION_MS } from '../pbx/feeds.ts'
import { createMailboxes, mailboxOf, type Mailboxes } from '../pbx/mailboxes.ts'
import { createPhones, type Phones } from '../pbx/phones.ts'
import { createSwitchboard, type Switchboard } from '../pbx/switchboard.ts'
import { createTransfer } from '../pbx/transfer.ts'
import { createPubsubService, type PubsubDeps, type PubsubService } from '../pubsub/pubsub-service.ts'
import { createRosterPushes, type RosterPushes } from '../rosters/roster-pushes.ts'
import { domainOf } from '../sip.ts'
import { tellStages, type Stages } from '../stages.ts'
import type { Element } from '../stanza.ts'
import type { Service } from './service-host.ts'

export interface OnsipDeps {
  /** What every service name ends in. */
  readonly suffix: string
  /** SIP domain of the directory. */
  readonly domain: string
  /** Generated entries of the directory, beside the company's own. */
  readonly directoryEntries: number
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
  readonly mailboxes: Mailboxes
  readonly authorisations: Authorisations
  readonly lines: Lines
  readonly rosterPushes: RosterPushes
  /** Ends what goes on by itself. */
  readonly stop: () => void
}

/** One leaf per kind of entry (OnSIP developer wiki, Directories Pubsub). */
const DIRECTORY_LEAVES = ['user', 'alias-extension', 'alias-phone-number', 'time-switch'] as const

/** Of the accounts in their order, the first without a phone, and every tenth from there. */
const FIRST_PHONELESS = 8

/** The phones that are registered at the start, by the place of an address in its account. */
const FIRST_PHONES = ['Polycom VVX 450', 'Zoiper'] as const

export function createOnsip(deps: OnsipDeps): Onsip {
  const { clock, identifiers, accounts, conditions, stepMs } = deps
  const authorisations = createAuthorisations(clock, deps.authorisationMs)

  const isOwn = (address: string): boolean => accounts.byAddress(address) !== undefined
  const lines = createLines(accounts, () => {
    for (const each of [activeCalls, userAgents]) each.review()
  })

  const pubsub = (
    name: string,
    special: Partial<Pick<PubsubDeps, 'leavesOf' | 'domains' | 'opened'>> = {},
  ): PubsubService =>
    createPubsubService({
      ...special,
      jid: `pubsub.${name}.${deps.suffix}`,
      clock,
      identifiers,
      authorisations,
      send: deps.send,
      conditions: conditions.pubsub,
      approvalMs: deps.approvalMs,
    })
  const activeCalls = pubsub('active-calls', { opened: lines.opened })
  const userAgents = pubsub('user-agents', { opened: lines.opened })
  const recentCalls = pubsub('recent-calls')
  const voicemail = pubsub('voicemail', { leavesOf: (address) => [mailboxOf(address)] })
  const directories = pubsub('directories', {
    leavesOf: (address) => DIRECTORY_LEAVES.map((leaf) => `${leaf}@${domainOf(address)}`),
    domains: 'level',
  })
  const preferences = pubsub('preferences')
  const pubsubs = [activeCalls, userAgents, recentCalls, voicemail, directories, preferences]

  const answersFor = (jid: Jid, address: string): boolean =>
    accounts.byAddress(address)?.jid === jid.bare || authorisations.addressesOf(jid.bare).includes(address)

  const records = createCallRecords({
    pubsub: recentCalls,
    identifiers,
    clock,
    isOwn,
    delayMs: () => conditions.recordsAfterMs,
  })
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
    onEnded: records.write,
  })
  const mailboxes = createMailboxes({ pubsub: voicemail, identifiers, clock })
  for (const [index, account] of accounts.list().entries()) {
    // Some people have none: also that is a state worth seeing.
    if (index >= FIRST_PHONELESS && index % 10 === FIRST_PHONELESS % 10) continue
    for (const address of account.addresses) registerFirst(address)
  }
  function registerFirst(address: string): void {
    const place = accounts.byAddress(address)?.addresses.indexOf(address) ?? 0
    phones.register(address, FIRST_PHONES[place] ?? FIRST_PHONES[0])
  }
  let cancelRefresh = (): void => undefined
  const keepRegistered = (): void => {
    cancelRefresh = clock.after(REGISTRATION_MS / 2, () => {
      phones.refresh()
      keepRegistered()
    })
  }
  keepRegistered()

  const place = { service: directories.jid, domain: deps.domain }
  const addresses = accounts.list().flatMap((account) => account.addresses)
  for (const { leaf, id, payload } of [
    ...companyDirectory(place, addresses),
    ...generatedDirectory(place, deps.directoryEntries),
  ])
    directories.publish(`${leaf}@${deps.domain}`, id, payload)
  const rosterPushes = createRosterPushes({
    from: `commands.rosters.${deps.suffix}`,
    identifiers,
    usersOf: (domain) => (domain === deps.domain ? companyRoster(domain) : []),
    addressesOf: (bareJid) => authorisations.addressesOf(bareJid),
    send: deps.send,
  })

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
        createCancel({ switchboard, cancelIncoming: deps.cancelIncoming, answersFor }),
      ]),
      commands('user-agents', []),
      commands('recent-calls', [createLabel({ records, answersFor })]),
      commands('voicemail', createVoicemailCommands({ mailboxes, answersFor })),
      commands('directories', []),
      commands('preferences', []),
      commands('rosters', [createPushRosterGroups({ authorisations, pushes: rosterPushes })]),
      ...pubsubs,
    ],
    pubsubs,
    switchboard,
    phones,
    mailboxes,
    authorisations,
    lines,
    rosterPushes,
    stop: () => cancelRefresh(),
  }
}
