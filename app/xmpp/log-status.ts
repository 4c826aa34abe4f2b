import type { Logger } from '../ports.ts'
import type { ConnectionStatus } from './connection-types.ts'

/** One line per change of state, with its reason. */
export function logStatus(log: Logger, next: ConnectionStatus): void {
  const { code, detail } = 'error' in next ? next.error : {}
  const stage = 'stage' in next ? next.stage : undefined
  log.info('xmpp.status', { status: next.status, stage, code, detail })
}
