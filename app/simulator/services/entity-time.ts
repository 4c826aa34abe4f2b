import { TIME } from '../../xmpp/namespaces.ts'
import { xml, type Element } from '../stanza.ts'

/** XEP-0202 with UTC and no offset, in whole seconds as the service's own times. */
export const entityTime = (nowMs: number): Element =>
  xml('time', { xmlns: TIME }, xml('tzo', {}, 'Z'), xml('utc', {}, isoSeconds(nowMs)))

/** `YYYY-MM-DDTHH:MM:SSZ`, the format of every time that the service sends. */
export const isoSeconds = (epochMs: number): string => `${new Date(epochMs).toISOString().slice(0, 19)}Z`
