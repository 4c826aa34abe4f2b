/**
 * How long it takes to read fifty thousand cards and to know their people, in this process, step by step as beside calls.
 * The floor is the directory's index of as many people, in the same run.
 */
import { readContactFile } from '../../app/contacts/contact-file.ts'
import { createOwnPeople } from '../../app/core/own-people.ts'
import { createPeopleIndex } from '../../app/people/people-index.ts'
import type { ContactFiles } from '../../app/ports.ts'
import { createScaledClock } from '../clock.ts'
import { nowMs } from './clock.ts'

const CARDS = 50_000
const PIECE_BYTES = 32_768

export interface ContactsRead {
  readonly contacts: number
  readonly totalMs: number
  /** The longest that anything else had to wait. */
  readonly longestHoldMs: number
}

export async function measureContactsRead(): Promise<ContactsRead> {
  const clock = createScaledClock()
  const files = filesOf(Buffer.from(Array.from({ length: CARDS }, (_, at) => card(at)).join('')))
  const index = createPeopleIndex()
  const where = { country: 'US', areaCode: '' }
  const own = createOwnPeople({ clock, index, where: () => where, changed: () => undefined })
  const holds = watchHolds()
  const startedAtMs = nowMs()
  const file = await readContactFile({ clock, files }, '/cards', [])
  if (!file.ok) throw new Error(file.error.code)
  const contacts = await own.replace('bench', file.value.list.contacts)
  const totalMs = nowMs() - startedAtMs
  return { contacts, totalMs, longestHoldMs: holds.stop() }
}

const card = (at: number): string =>
  [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `UID:card-${String(at)}`,
    `N:Sample${String(at % 977)};Given${String(at % 1009)};;;`,
    `FN:Given${String(at % 1009)} Sample${String(at % 977)}`,
    `ORG:Company ${String(at % 500)}`,
    `TEL;TYPE=WORK,VOICE:(212) 5${String(at).padStart(6, '0').slice(0, 2)}-${String(at).slice(-4).padStart(4, '0')}`,
    `TEL;TYPE=CELL:+49 171 ${String(1_000_000 + at)}`,
    'NOTE:Met at the fair\\, wants an offer',
    'END:VCARD',
    '',
  ].join('\r\n')

/** As from a disk: each piece takes a turn of the event loop. */
const filesOf = (bytes: Uint8Array): ContactFiles => ({
  open: () =>
    Promise.resolve({
      ok: true,
      value: {
        async *pieces() {
          for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
            await new Promise((resolve) => setImmediate(resolve))
            yield bytes.subarray(at, at + PIECE_BYTES)
          }
        },
        close: () => Promise.resolve(),
      },
    }),
  watch: () => () => undefined,
})

function watchHolds(): { stop(): number } {
  let longestMs = 0
  let lastMs = nowMs()
  let running = true
  const turn = (): void => {
    const at = nowMs()
    longestMs = Math.max(longestMs, at - lastMs)
    lastMs = at
    if (running) setImmediate(turn)
  }
  setImmediate(turn)
  return {
    stop() {
      running = false
      return longestMs
    },
  }
}
