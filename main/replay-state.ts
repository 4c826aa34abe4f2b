/** The state that windows show while a recording is played. Pure. */
import { INITIAL_STATE, type AppState } from '../app/contract/state.ts'
import type { ReplayState } from '../app/contract/replay.ts'
import type { Picture } from '../app/recorder/recording.ts'

export function replayedState(
  shell: AppState['shell'],
  { calls, scene }: Picture,
  replay: ReplayState,
): AppState {
  const { values } = INITIAL_STATE.settings
  const { session, shown } = scene
  const known = session.authorization.status === 'valid' ? session.authorization.addresses[0] : undefined
  const { cards, tryDecline } = shown
  return {
    ...INITIAL_STATE,
    account: {
      ...INITIAL_STATE.account,
      address: known ?? session.jid.replace(/\/.*$/su, ''),
      signedIn: session.link.status !== 'signed-out',
    },
    session,
    calls,
    capabilities: scene.capabilities,
    openzoep: scene.openzoep,
    accounts: scene.accounts,
    people: { ...INITIAL_STATE.people, names: scene.names, organisations: scene.organisations },
    callers: scene.callers,
    team: { ...INITIAL_STATE.team, takenBy: scene.takenBy },
    phones: scene.phones,
    attention: { ...INITIAL_STATE.attention, verdicts: scene.verdicts },
    settings: {
      ...INITIAL_STATE.settings,
      values: {
        ...values,
        alerts: { ...values.alerts, cards },
        calls: { ...values.calls, tryDecline },
      },
    },
    shell,
    replay,
  }
}
