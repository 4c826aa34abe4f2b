/** Settings are stored as they are changed: there is no Save. */
import type { CommandInput } from '../../app/contract/commands.ts'
import type { AppError } from '../../app/contract/errors.ts'
import type { Result } from '../../app/contract/result.ts'
import type { SettingsPatch } from '../../app/contract/settings.ts'
import type { AppBridge } from '../bridge.ts'

export type ResettableSection = CommandInput<'settings.reset'>['section']

export interface SettingsChange {
  /** Why the last change was not taken. */
  readonly problem: AppError | undefined
  readonly set: (patch: SettingsPatch) => void
  readonly reset: (section: ResettableSection) => void
}

export function createSettingsChange(bridge: AppBridge): SettingsChange {
  let problem = $state.raw<AppError>()

  async function settle(reply: Promise<Result<unknown, AppError>>): Promise<void> {
    const settled = await reply
    problem = settled.ok ? undefined : settled.error
  }

  return {
    get problem() {
      return problem
    },
    set: (patch) => void settle(bridge.invoke('settings.set', { patch })),
    reset: (section) => void settle(bridge.invoke('settings.reset', { section })),
  }
}
