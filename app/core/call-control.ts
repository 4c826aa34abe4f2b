/** What a person does to calls, as commands to the service. A result is a receipt: only events change calls. */
import { refusalOf } from '../calls/intents.ts'
import { carrierOf } from '../calls/carrier.ts'
import type { Call, Carrier, Intent, Party, SetupState, TransferTarget } from '../calls/model.ts'
import { sameAddress } from '../calls/party.ts'
import { providerOf, type CallProvider, type Receipt } from '../calls/provider.ts'
import { furtherAccountOf, sessionOf, type FurtherAccount } from '../contract/accounts.ts'
import { callingAccount, capabilitiesFor, diallerOf } from '../contract/carriers.ts'
import type { CommandInput, CommandOutput } from '../contract/commands.ts'
import { appError, type AppError } from '../contract/errors.ts'
import { err, ok, type Result } from '../contract/result.ts'
import { engineTarget } from '../dialing/engine-target.ts'
import { explainText } from '../dialing/explain.ts'
import type { DialCandidate } from '../dialing/model.ts'
import type { FormatNumber } from '../onsip/active-calls.ts'
import { addressOf, userPart } from '../onsip/sip-address.ts'
import type { NameOf } from '../people/names.ts'
import type { Clock, Random } from '../ports.ts'
import type { CallKeeper } from './call-keeper.ts'
import { dialContext } from './dial-context.ts'
import { guid } from './guid.ts'
import { createNumberFormat } from './number-format.ts'
import { callingAddress, ownAddress } from './own-address.ts'
import type { Store } from './store.ts'

export interface CallControlDeps {
  readonly clock: Clock
  readonly random: Random
  readonly store: Store
  readonly calls: CallKeeper
  /** Who carries calls, as far as a session with them is open. */
  readonly provider: (carrier: Carrier) => CallProvider | undefined
  /** What the directory calls somebody. */
  readonly nameOf: NameOf
}

export interface CallControl {
  /**
   * Begins a call. What goes wrong before anything is sent is the result; from then on the call in the state tells.
   * @param target what was shown to the user, digit for digit
   */
  readonly place: (target: Target, from?: string) => Result<Placing, AppError>
  readonly create: (
    input: CommandInput<'call.create'>,
  ) => Promise<Result<CommandOutput<'call.create'>, AppError>>
  readonly end: (input: CommandInput<'call.end'>) => Promise<Result<null, AppError>>
  readonly transfer: (input: CommandInput<'call.transfer'>) => Promise<Result<null, AppError>>
  readonly accept: (input: CommandInput<'call.accept'>) => Promise<Result<null, AppError>>
  readonly hide: (input: CommandInput<'call.hide'>) => Result<null, AppError>
}

/** A call that was asked for. */
export interface Placing {
  /** Its call-setup-id, or the id that the local engine knows it by. */
  readonly setupId: string
  readonly receipt: Promise<Receipt>
}

export type Target = Pick<DialCandidate, 'uri' | 'display' | 'dialString' | 'rule' | 'e164'>

const SETUP_ID_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
/** The documented length of a call-setup-id (OnSIP developer wiki, "create"). */
const SETUP_ID_LENGTH = 8

export function createCallControl(deps: CallControlDeps): CallControl {
  const { clock, random, store, calls } = deps
  const formatNumber = createNumberFormat(store)
  const newSetupId = (): string =>
    Array.from({ length: SETUP_ID_LENGTH }, () =>
      SETUP_ID_ALPHABET.charAt(Math.floor(random() * SETUP_ID_ALPHABET.length)),
    ).join('')

  /** The provider while requests can leave; placing and ending calls needs the stream and nothing more. */
  function online(carrier: Carrier): Result<CallProvider, AppError> {
    const isEngine = providerOf(carrier) === 'openzoep'
    const current = deps.provider(carrier)
    if (!current) return err(appError(isEngine ? 'engine-offline' : 'not-signed-in'))
    const link = isEngine ? store.state.openzoep.link : sessionOf(carrier, store.state)?.link
    return link?.status === 'connected' ? ok(current) : err(appError(isEngine ? 'engine-offline' : 'offline'))
  }

  /**
   * Text as typed, read like any other number; several are none, since nothing is chosen for the user.
   * @param from the address that it is dialled from
   */
  function targetOf(text: string, from: string): Result<Target, AppError> {
    const [first, ...others] = explainText(text, dialContext(store.state, from))
    if (!first) return err(appError('no-number'))
    return others.length > 0 ? err(appError('target-invalid')) : ok(first)
  }

  /** The address that a call's account dials from. */
  const addressFor = (carrier: Carrier): string =>
    furtherAccountOf(carrier, store.state)?.address ?? ownAddress(store.state)

  const callById = (callId: string): Call | undefined => {
    const { active, ended } = store.state.calls
    return [...active, ...ended].find(({ id }) => id === callId)
  }

  /** The name with the number or address that goes out, so that nobody has to guess where a call went. */
  function shownTarget(target: Target): string {
    const party = partyOf(target, formatNumber)
    const where = party.number || target.display
    const name = deps.nameOf(party)
    return name === undefined || name === where ? where : `${name} (${where})`
  }

  async function carryOut(
    intent: Intent,
    callId: string,
    send: (current: CallProvider, call: Call) => Promise<Receipt>,
    transfer?: TransferTarget,
  ): Promise<Result<null, AppError>> {
    const call = callById(callId)
    const current = online(call === undefined ? {} : carrierOf(call))
    if (!current.ok) return current
    if (!call) return err(appError('call-not-found'))
    const capabilities = capabilitiesFor(call, store.state)
    const refusal = refusalOf(intent, call, capabilities, store.state.settings.values.calls)
    if (refusal !== undefined) return err(appError(refusal))
    calls.dispatch({ kind: 'intent-sent', callId, intent, ...(transfer === undefined ? {} : { transfer }) })
    const receipt = await send(current.value, call)
    if (receipt.ok) return ok(null)
    calls.dispatch({ kind: 'intent-settled', callId, error: receipt.error })
    return receipt
  }

  function place(target: Target, from?: string): Result<Placing, AppError> {
    const { values } = store.state.settings
    return diallerOf(values) === 'openzoep'
      ? placeByEngine(target, values.openzoep.account)
      : placeByPhone(target, from)
  }

  /** The call is there when the engine has its `join`: no phone of the user's is called first. */
  function placeByEngine(target: Target, account: string): Result<Placing, AppError> {
    const current = online({ provider: 'openzoep' })
    if (!current.ok) return current
    const to = engineTarget(target)
    if (to === undefined) return err(appError('engine-target'))
    const setupId = `phonecall_${guid(random)}`
    return ok({ setupId, receipt: current.value.create(account, to, setupId) })
  }

  /** The account that `from` is an address of; the one that calls are placed with where it is nobody's. */
  function accountFor(from: string): FurtherAccount | undefined {
    const owner = store.state.accounts.further.find(({ address, session: { authorization } }) =>
      [address, ...(authorization.status === 'valid' ? authorization.addresses : [])].some((own) =>
        sameAddress(own, from),
      ),
    )
    const { account, session } = store.state
    const ofMain = session.authorization.status === 'valid' ? session.authorization.addresses : []
    const isMain = [account.address, ...ofMain].some((own) => sameAddress(own, from))
    return isMain ? undefined : (owner ?? callingAccount(store.state))
  }

  function placeByPhone(
    target: Target,
    from: string = callingAddress(store.state),
  ): Result<Placing, AppError> {
    const further = accountFor(from)
    const carrier: Carrier = further === undefined ? {} : { account: further.id }
    const current = online(carrier)
    if (!current.ok) return current
    if (from === '' || target.uri === '') return err(appError('no-own-address'))
    const twin = store.state.calls.active.some((call) => isBeingPlaced(call, from, target.uri))
    if (twin) return err(appError('in-flight'))
    const setupId = newSetupId()
    const to = partyOf(target, formatNumber)
    // Known before the request leaves: the first event may overtake the result.
    calls.dispatch({ kind: 'setup-requested', ...carrier, setupId, from, to, atMs: clock.now() })
    return ok({ setupId, receipt: send(current.value, from, target.uri, setupId) })
  }

  async function send(current: CallProvider, from: string, uri: string, setupId: string): Promise<Receipt> {
    const receipt = await current.create(from, uri, setupId)
    const atMs = clock.now()
    if (receipt.ok) calls.dispatch({ kind: 'setup-accepted', setupId, atMs })
    else calls.dispatch({ kind: 'setup-failed', setupId, error: receipt.error, atMs })
    return receipt
  }

  return {
    place,
    async create({ to, from }) {
      const target = targetOf(to, from ?? callingAddress(store.state))
      const placing = target.ok ? place(target.value, from) : target
      if (!placing.ok) return placing
      const receipt = await placing.value.receipt
      return receipt.ok ? ok({ setupId: placing.value.setupId }) : receipt
    },
    end: ({ callId }) => carryOut('end', callId, (current, call) => current.end(call)),
    async transfer({ callId, to }) {
      const call = callById(callId)
      const target = targetOf(to, addressFor(call ?? {}))
      if (!target.ok) return target
      const { uri } = target.value
      return carryOut('transfer', callId, (current, call) => current.transfer(call, uri), {
        to,
        shown: shownTarget(target.value),
      })
    },
    accept: ({ callId }) => carryOut('accept', callId, (current, call) => current.accept(call)),
    hide({ callId }) {
      if (!callById(callId)) return err(appError('call-not-found'))
      calls.dispatch({ kind: 'card-hidden', callId })
      return ok(null)
    },
  }
}

/** Before the other side is called: the request, and the user's own phone that rings or was just taken. */
const IN_PREPARATION: readonly SetupState[] = ['requested', 'own-phone-ringing', 'own-phone-answered']

/** A second click on the same button is no second call, though the own phone rings by then. */
const isBeingPlaced = ({ setup }: Call, from: string, uri: string): boolean =>
  setup !== undefined && IN_PREPARATION.includes(setup.state) && setup.from === from && setup.to.uri === uri

/** As the service will tell it back: the same number is then written the same way. */
function partyOf({ uri, display }: Target, formatNumber: FormatNumber): Party {
  const address = addressOf(uri)
  const number = formatNumber(userPart(address))
  const isNumber = number !== '' || display === address
  return { uri, address, display: '', number: isNumber ? number : display }
}
