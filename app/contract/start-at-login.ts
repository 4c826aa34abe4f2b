/** Whether the system starts Ringside when its user logs in. The system keeps the switch; we hold no copy of it. */
import { z } from 'zod'

export interface StartAtLogin {
  /**
   * `needs-approval`: it was asked for, and the user must still agree in the system's own settings (macOS).
   * `unknown`: the system did not tell.
   */
  readonly status: 'on' | 'off' | 'needs-approval' | 'unknown'
}

export const startAtLoginInputs = {
  /** Asks the system now. */
  'startAtLogin.read': z.strictObject({}),
  /** Turns the system's switch, and answers how it stands then. */
  'startAtLogin.set': z.strictObject({ on: z.boolean() }),
} as const

export interface StartAtLoginOutputs {
  'startAtLogin.read': StartAtLogin
  'startAtLogin.set': StartAtLogin
}
