/** The way to the voice engine of this computer; not a word of it while it is switched off. Pure. */
import type { HealthLine } from './health-line.ts'
import { quotedDetail } from './messages/errors.ts'
import { engineConnected, engineProgress, errorReason, healthText } from './messages/health.ts'
import { assertNever } from './result.ts'
import type { AppState } from './state.ts'

const tryNow = () => ({ label: healthText.tryNow, command: { name: 'engine.retry', input: {} } }) as const
const openSettings = () =>
  ({
    label: healthText.openSettings,
    command: { name: 'window.open', input: { view: 'settings' } },
  }) as const

export function engineLines({ openzoep, settings }: AppState): readonly HealthLine[] {
  const { link } = openzoep
  const base = { id: 'openzoep', group: 'link', name: healthText.engine } as const
  switch (link.status) {
    case 'off':
      return []
    case 'connected':
      return [{ ...base, status: 'green', text: engineConnected(settings.values.openzoep.account) }]
    case 'connecting':
      return [{ ...base, status: 'red', text: healthText.offLine, reason: engineProgress(link.step) }]
    case 'waiting':
    case 'stopped': {
      const { error } = link
      return [
        {
          ...base,
          status: 'red',
          text: healthText.offLine,
          reason: errorReason(error),
          ...(error.detail === undefined ? {} : { detail: quotedDetail(error.detail) }),
          cure: link.status === 'waiting' ? tryNow() : openSettings(),
        },
      ]
    }
    default:
      return assertNever(link)
  }
}
