/** Our side of a scripted connection, with everything it said written down. */
import { createConnection } from '../../../app/xmpp/connection.ts'
import type {
  Connection,
  ConnectionDeps,
  ConnectionStatus,
  ConnectionTarget,
} from '../../../app/xmpp/connection-types.ts'
import type { Clock, LogFields, Logger } from '../../../app/ports.ts'
import { until } from '../../desktop/until.ts'
import { createScaledClock } from '../../clock.ts'
import { DOMAIN, PASSWORD, USER } from './server-steps.ts'

export interface Client {
  readonly connection: Connection
  readonly statuses: readonly ConnectionStatus[]
  readonly log: readonly { readonly event: string; readonly fields: LogFields }[]
  /** Waits until the connection is in that status; earlier ones do not count. */
  reach<S extends ConnectionStatus['status']>(
    status: S,
  ): Promise<Extract<ConnectionStatus, { readonly status: S }>>
}

export interface ClientOptions {
  readonly target?: Partial<ConnectionTarget>
  readonly clock?: Clock
  readonly random?: () => number
  readonly network?: ConnectionDeps['network']
  readonly tap?: ConnectionDeps['tap']
}

export const NO_NETWORK: ConnectionDeps['network'] = {
  resolveSrv: () => Promise.resolve([]),
  systemCertificates: () => [],
  proxyFor: () => Promise.resolve('DIRECT'),
}

/** Connects to the typed host 127.0.0.1, which no certificate of a test bears. */
export function createClient(port: number, caPem: string, options: ClientOptions = {}): Client {
  const log: { event: string; fields: LogFields }[] = []
  const write = (event: string, fields: LogFields = {}): void => {
    log.push({ event, fields })
  }
  const logger: Logger = { debug: write, info: write, warn: write, error: write }
  const connection = createConnection(
    {
      clock: options.clock ?? createScaledClock(),
      random: options.random ?? ((): number => 0),
      log: logger,
      network: options.network ?? NO_NETWORK,
      tap: options.tap,
    },
    {
      jid: `${USER}@${DOMAIN}`,
      password: PASSWORD,
      resource: 'ringside-test',
      host: '127.0.0.1',
      port,
      domain: '',
      security: 'auto',
      caPem,
      ...options.target,
    },
  )
  const statuses: ConnectionStatus[] = []
  connection.onStatus((status) => statuses.push(status))
  return {
    connection,
    statuses,
    log,
    reach: <S extends ConnectionStatus['status']>(wanted: S) =>
      until(`status ${wanted}`, () => {
        const { status } = connection
        return isStatus(status, wanted) ? status : undefined
      }),
  }
}

const isStatus = <S extends ConnectionStatus['status']>(
  status: ConnectionStatus,
  wanted: S,
): status is Extract<ConnectionStatus, { readonly status: S }> => status.status === wanted
