/** Hands a report to a program on this computer by HTTP. The address was checked; here it is made sure of once more. */
import { request } from 'node:http'
import { appError, type AppError } from '../app/contract/errors.ts'
import { err, ok, type Result } from '../app/contract/result.ts'
import type { Clock, Logger } from '../app/ports.ts'

/** @returns `event-post` where nobody took it: no answer in time, or one that is not 2xx. No redirect is followed. */
export type PostReport = (url: string, body: string) => Promise<Result<null, AppError>>

const PATIENCE_MS = 5_000

/** What a name of the loopback stands for; the system's resolver is not asked, whatever its files say (RFC 6761 §6.3). */
function addressesOf(hostname: string): readonly string[] {
  if (hostname === 'localhost') return ['127.0.0.1', '::1']
  if (hostname === '[::1]') return ['::1']
  return /^127(?:\.\d{1,3}){3}$/.test(hostname) ? [hostname] : []
}

type Attempt =
  | { readonly kind: 'status'; readonly status: number }
  /** Somebody was there, and may have read the report. */
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'nobody'; readonly why: string }

export function createPostReport(clock: Clock, log: Logger): PostReport {
  const attempt = (url: URL, host: string, body: string): Promise<Attempt> =>
    new Promise((resolve) => {
      const sent = request({
        host,
        port: url.port === '' ? 80 : Number(url.port),
        path: `${url.pathname}${url.search}`,
        method: 'POST',
        // A connection of its own, by no proxy.
        agent: false,
        headers: {
          host: url.host,
          'content-type': 'application/json; charset=utf-8',
          'content-length': Buffer.byteLength(body),
          connection: 'close',
        },
      })
      let isConnected = false
      const fail = (why: string): void => {
        settle({ kind: isConnected ? 'failed' : 'nobody', why })
      }
      const stop = clock.after(PATIENCE_MS, () => {
        fail('no answer in time')
      })
      function settle(outcome: Attempt): void {
        stop()
        // What else it says is not read.
        sent.destroy()
        resolve(outcome)
      }
      sent.once('socket', (socket) => {
        socket.once('connect', () => {
          isConnected = true
        })
      })
      sent.once('response', ({ statusCode = 0 }) => {
        settle({ kind: 'status', status: statusCode })
      })
      sent.on('error', (error) => {
        fail(error.message)
      })
      sent.end(body)
    })

  return async (text, body) => {
    const url = new URL(text)
    let why = ''
    for (const host of url.protocol === 'http:' ? addressesOf(url.hostname) : []) {
      const outcome = await attempt(url, host, body)
      if (outcome.kind === 'status') {
        if (outcome.status >= 200 && outcome.status < 300) return ok(null)
        why = `status ${String(outcome.status)}`
        break
      }
      why = outcome.why
      // A service listens on both addresses as a rule: whoever was slow would be told the same twice.
      if (outcome.kind === 'failed') break
    }
    log.warn('report-not-taken', { why })
    return err(appError('event-post', why))
  }
}
