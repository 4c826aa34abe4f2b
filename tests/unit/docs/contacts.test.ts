import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { settingsPatchSchema } from '../../../app/contract/settings.ts'
import { COLUMN_USES } from '../../../app/people/contact.ts'

const page = readFileSync(path.join(import.meta.dirname, '../../../docs/contacts.md'), 'utf8')

it('the administrator’s example of lists of contacts can be used as it stands', () => {
  const example = /```json\n(.*?)```/su.exec(page)?.[1] ?? ''
  const parsed = settingsPatchSchema.parse(JSON.parse(example))
  expect(parsed.contacts?.sources?.map(({ kind }) => kind)).toEqual(['ldap', 'carddav', 'file'])
})

it('the page names everything that a column can hold', () => {
  for (const use of COLUMN_USES) expect(page).toContain(`\`${use}\``)
})
