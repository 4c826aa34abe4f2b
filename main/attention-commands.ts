/** The commands about alerts: pause, hidden names, the ring's sound. */
import { NOTHING } from '../app/contract/command-outputs.ts'
import { ok } from '../app/contract/result.ts'
import type { Alerts } from './alerts.ts'
import type { CardWindow } from './card-window.ts'
import type { ShellCommands } from './commands.ts'
import type { DeviceNames } from './device-names.ts'

export interface AttentionCommandsDeps {
  readonly alerts: Pick<Alerts, 'pause' | 'hideNames'>
  readonly cardWindow: Pick<CardWindow, 'playRing'>
  readonly deviceNames: Pick<DeviceNames, 'allow'>
}

export type AttentionCommands = Pick<
  ShellCommands,
  'alerts.pause' | 'names.hide' | 'sound.play' | 'sound.devices'
>

export function createAttentionCommands(deps: AttentionCommandsDeps): AttentionCommands {
  const done = Promise.resolve(ok(NOTHING))
  return {
    'alerts.pause': ({ pause }) => {
      deps.alerts.pause(pause)
      return done
    },
    'names.hide': ({ hidden }) => {
      deps.alerts.hideNames(hidden)
      return done
    },
    'sound.play': () => {
      deps.cardWindow.playRing()
      return done
    },
    'sound.devices': () => {
      deps.deviceNames.allow()
      return done
    },
  }
}
