// The part of `node build/policy.mjs` that imports the product.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from './paths.mjs'
import { runScript } from './script.mjs'
import { say } from './setup/steps.mjs'
import { policyPapers } from './policy/papers.mjs'

await runScript(async () => {
  for (const [file, text] of policyPapers()) {
    mkdirSync(path.dirname(path.join(ROOT, file)), { recursive: true })
    writeFileSync(path.join(ROOT, file), text)
    say(`Wrote ${file}.`)
  }
})
