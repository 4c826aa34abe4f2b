/** Makes a test of a report: `npm run replay-to-test -- FILE [NAME]`. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { format, resolveConfig } from 'prettier'
import { errorReason } from '../../app/contract/messages/health.ts'
import { readReport, type Report } from '../../app/recorder/read-report.ts'
import { endOf, type Recorded } from './recorded.ts'

const [file, given] = process.argv.slice(2)
if (file === undefined || file.startsWith('--')) {
  process.stdout.write(
    'npm run replay-to-test -- FILE [NAME]   makes a test of a report that Ringside saved\n',
  )
  process.exitCode = 1
} else {
  process.exitCode = await write(file, given ?? path.basename(file).replace(/\.[^.]*$/u, ''))
}

async function write(from: string, wanted: string): Promise<number> {
  const report = readReport(readFileSync(from, 'utf8'))
  if (!report.ok) {
    process.stderr.write(`${errorReason(report.error)} ${report.error.detail ?? ''}\n`)
    return 1
  }
  const name = wanted.toLowerCase().replace(/[^a-z0-9]+/gu, '-')
  const target = path.join(import.meta.dirname, `${name}.json`)
  if (existsSync(target)) {
    process.stderr.write(`${target} exists already; give the test another name.\n`)
    return 1
  }
  const recorded: Recorded = {
    tells: wordsOf(report.value),
    ends: endOf(report.value.recording),
    recording: report.value.recording,
  }
  const options = await resolveConfig(target)
  writeFileSync(target, await format(JSON.stringify(recorded), { ...options, parser: 'json' }))
  process.stdout.write(
    `${path.relative(process.cwd(), target)}\n\nIts "ends" are how the program plays it now. Correct them to what should have been, and\n` +
      'npx vitest run --config tests/vitest.config.ts tests/unit/recorder/recordings.test.ts\nfails until the bug is mended.\n',
  )
  return 0
}

function wordsOf({ parts }: Report): string {
  const note = parts.find(({ name }) => name === 'note')?.text ?? '""'
  return String(JSON.parse(note))
}
