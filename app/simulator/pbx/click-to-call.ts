import type { SimulatorClock } from '../clock.ts'
import { addressOf, userOf } from '../sip.ts'
import type { Switchboard } from './switchboard.ts'

/** The user and host that the call-setup server calls from (seen by the vendor's Chrome extension). */
const SETUP_SERVER = 'sip:call-setup@onsip.com'

export interface ClickToCallDeps {
  readonly switchboard: Switchboard
  readonly clock: SimulatorClock
  /** Between two steps of the setup. */
  readonly stepMs: number
  /** Told when the own phone's leg is over and the call proper has not begun. */
  readonly onBetween: () => void
}

/** Third-party call control by REFER. */
export interface ClickToCall {
  /**
   * The call-setup server rings the phones of `fromUri`; once one is answered it refers that phone to `toUri`, hangs
   * up, and the phone places an ordinary call (OnSIP developer wiki, Active-Calls Component, "XMPP/SIP
   * Communication"). Both calls bear `callSetupId`. Without a registered phone nothing ever rings.
   */
  start(fromUri: string, toUri: string, callSetupId: string): void
}

export function createClickToCall(deps: ClickToCallDeps): ClickToCall {
  return {
    start: (fromUri, toUri, callSetupId) => {
      const refer = (setupCallId: string): void => {
        // Hung up between the answer and the REFER: there is nothing left to refer.
        if (!deps.switchboard.end(setupCallId)) return
        deps.onBetween()
        deps.clock.after(deps.stepMs, () => {
          deps.switchboard.place({ fromUri, toUri, callSetupId, answersItself: true })
        })
      }
      const call = deps.switchboard.place({
        fromUri: `${SETUP_SERVER};id=${userOf(addressOf(toUri) ?? '')}`,
        toUri: fromUri,
        callSetupId,
        answersItself: true,
        onAnswered: () => deps.clock.after(deps.stepMs, () => refer(call.callId)),
      })
    },
  }
}
