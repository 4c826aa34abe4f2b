/** What a recording keeps of the state beside the calls, and what of it changed. Pure. */
import type { AccountsState } from '../contract/accounts.ts'
import type { Settings } from '../contract/settings.ts'
import type { AppState, SessionState } from '../contract/state.ts'
import type { Scene, ShownSettings } from './recording.ts'

/** @param last the state before and its scene: what did not change between is not looked at again */
export const sceneOf = (
  state: AppState,
  last?: { readonly state: AppState; readonly scene: Scene },
): Scene => ({
  session: last?.state.session === state.session ? last.scene.session : withoutBustle(state.session),
  openzoep: state.openzoep,
  capabilities: state.capabilities,
  accounts: last?.state.accounts === state.accounts ? last.scene.accounts : withoutFigures(state.accounts),
  names: state.people.names,
  organisations: state.people.organisations,
  callers: state.callers,
  takenBy: state.team.takenBy,
  phones: state.phones,
  verdicts: state.attention.verdicts,
  shown: last?.state.settings === state.settings ? last.scene.shown : shownSettings(state.settings.values),
})

const shownSettings = ({ alerts, calls }: Settings): ShownSettings => ({
  cards: alerts.cards,
  tryDecline: calls.tryDecline,
})

/** What each ping changes tells of no call and no link. */
const withoutFigures = ({ mainName, further }: AccountsState): AccountsState => ({
  mainName,
  further: further.map(({ figures: _bustle, ...rest }) => ({
    ...rest,
    session: withoutBustle(rest.session),
  })),
})

/** When each subscription last heard something changes with every event, and the events are recorded themselves. */
function withoutBustle(session: SessionState): SessionState {
  return {
    ...session,
    subscriptions: session.subscriptions.map(({ service, node, status, expiresAtMs, error }) => ({
      ...{ service, node, status },
      ...(expiresAtMs === undefined ? {} : { expiresAtMs }),
      ...(error === undefined ? {} : { error }),
    })),
  }
}

/** @returns undefined when nothing changed */
export function sceneChange(before: Scene, after: Scene): Partial<Scene> | undefined {
  const changed: Partial<Scene> = {
    ...(same(before.session, after.session) ? {} : { session: after.session }),
    ...(same(before.openzoep, after.openzoep) ? {} : { openzoep: after.openzoep }),
    ...(same(before.capabilities, after.capabilities) ? {} : { capabilities: after.capabilities }),
    ...(same(before.accounts, after.accounts) ? {} : { accounts: after.accounts }),
    ...(same(before.names, after.names) ? {} : { names: after.names }),
    ...(same(before.organisations, after.organisations) ? {} : { organisations: after.organisations }),
    ...(same(before.callers, after.callers) ? {} : { callers: after.callers }),
    ...(same(before.takenBy, after.takenBy) ? {} : { takenBy: after.takenBy }),
    ...(same(before.phones, after.phones) ? {} : { phones: after.phones }),
    ...(same(before.verdicts, after.verdicts) ? {} : { verdicts: after.verdicts }),
    ...(same(before.shown, after.shown) ? {} : { shown: after.shown }),
  }
  return Object.keys(changed).length === 0 ? undefined : changed
}

const same = (one: object, other: object): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other)
