/** What a file or a server would give, before it becomes a list. Pure. */
import type { ContactFilePreview, ContactTest, SourceProblem } from '../contract/contacts.ts'
import type { Result } from '../contract/result.ts'
import type { ContactList } from '../contacts/collector.ts'
import type { ContactFile } from '../contacts/contact-file.ts'
import { CONTACT_STEPS } from '../people/contact.ts'

const EXAMPLES = 3
const MOST_CELL = 60

export function previewOf({ look, list }: ContactFile): ContactFilePreview {
  const { contacts, skipped, isCut } = list
  const rows = look.format === 'table' ? look.rows.slice(look.hasHeadings ? 1 : 0).slice(0, EXAMPLES) : []
  return {
    format: look.format,
    count: contacts.length,
    ...{ skipped, isCut },
    examples: contacts.slice(0, EXAMPLES).map(({ name, numbers, addresses }) => ({
      name,
      numbers: [...numbers.map(({ text }) => text), ...addresses],
    })),
    columns:
      look.format === 'cards'
        ? []
        : look.columns.map((column, at) => ({
            ...column,
            cells: rows
              .map((row) => (row[at] ?? '').slice(0, MOST_CELL))
              .filter((cell) => cell.trim() !== ''),
          })),
  }
}

export function testOf(read: Result<ContactList, SourceProblem>): ContactTest {
  const failedAt = read.ok ? CONTACT_STEPS.length : CONTACT_STEPS.indexOf(read.error.step ?? 'read')
  return {
    steps: CONTACT_STEPS.map((step, at) => {
      if (at < failedAt) return { step, status: 'passed' }
      return at > failedAt || read.ok
        ? { step, status: 'not-reached' }
        : { step, status: 'failed', error: read.error.error }
    }),
    count: read.ok ? read.value.contacts.length : 0,
  }
}
