// Everything that is written about policies from the schema.
import { z } from 'zod'
import { policySchema } from '../../app/contract/policy.ts'
import { admx, adml } from './admx.mjs'
import { mobileconfig } from './mobileconfig.mjs'
import { policyPage } from './page.mjs'

/** @returns {readonly (readonly [file: string, text: string])[]} files from the checkout's root, with their content */
export const policyPapers = () => [
  ['docs/policy.md', policyPage()],
  ['docs/policy/ringside.admx', admx()],
  ['docs/policy/en-US/ringside.adml', adml()],
  ['docs/policy/ringside.mobileconfig', mobileconfig()],
  ['docs/policy/policy.schema.json', `${JSON.stringify(editorSchema(), null, 2)}\n`],
]

/** For editors that complete what is typed. */
const editorSchema = () => z.toJSONSchema(policySchema, { io: 'input', unrepresentable: 'any' })
