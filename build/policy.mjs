// Writes what administrators read and import, from the schema of the settings: docs/policy.md, and in docs/policy/ the
// templates for Group Policy and for configuration profiles. Run it after a change of a setting: `node build/policy.mjs`.
import { runTypeScript } from './child.mjs'
import { runScript } from './script.mjs'

await runScript(() => runTypeScript('build/write-policy-papers.mjs', []))
