/** What a command's reply says to a person, in the service's own words. Pure. */
import { cleanLine } from '../calls/party.ts'
import type { CommandReply } from '../xmpp/command.ts'

const MOST_LINES = 20
const MAX_LINE = 500

/** Its notes, then the fields of its form as `label: values`; what the reader cannot see is left out. */
export function replyLines({ notes, form }: CommandReply): readonly string[] {
  const fields = (form?.fields ?? [])
    .filter(({ type, values }) => type !== 'hidden' && values.length > 0)
    .map(({ label, name, values }) => `${label === '' ? name : label}: ${values.join(', ')}`)
  return [...notes.map(({ text }) => text), ...fields]
    .map((line) => cleanLine(line, MAX_LINE))
    .filter((line) => line !== '')
    .slice(0, MOST_LINES)
}
