/** Programs that an administrator's rules name. */
import type { SettingsState } from '../app/contract/state.ts'

/** @returns false for every program while the rules are the user's own */
export const isGivenProgram = (
  { values, locked }: Pick<SettingsState, 'values' | 'locked'>,
  path: string,
): boolean =>
  'events.rules' in locked &&
  values.events.rules.some(({ action }) => action.kind === 'program' && action.path === path)
