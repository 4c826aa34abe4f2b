import type { Jid } from '../jid.ts'
import type { Element } from '../stanza.ts'

/** One bound resource, as the router sees it. */
export interface Session {
  readonly jid: Jid
  /** RFC 6121 section 4.7.2.3; `undefined` until available presence was sent and after unavailable presence. */
  priority: number | undefined
  send(stanza: Element): void
  /** Closes the stream with a stream error. */
  fail(condition: string): void
}
