// Makes a test of a report that Ringside saved: `npm run replay-to-test -- FILE [NAME]`.
import { runTypeScript } from './child.mjs'
import { runScript } from './script.mjs'

await runScript(() => runTypeScript('tests/recordings/write.ts', process.argv.slice(2)))
