// Everything that can be said about the code without running it: `npm run check`. Zero warnings.
import { isProgram, runScript } from './script.mjs'
import { setUp } from './setup.mjs'
import { runTool } from './tools.mjs'

const AT_ONCE = 2

const ZERO_WARNINGS = ['--max-warnings', '0']

/**
 * The slow ones first, so that the two lanes end together. Lint is cut in two of a size: its rules that know types keep
 * one processor busy as long as all the rest together, and the two halves share hardly a program.
 */
const CHECKS = [
  { name: 'eslint of renderer/', tool: 'eslint', args: ['renderer', ...ZERO_WARNINGS] },
  {
    name: 'eslint of the rest',
    tool: 'eslint',
    args: ['.', '--ignore-pattern', 'renderer/', ...ZERO_WARNINGS],
  },
  {
    name: 'svelte-check',
    tool: 'svelte-check',
    args: ['--workspace', 'renderer', '--tsconfig', './tsconfig.json', '--fail-on-warnings'],
  },
  { name: 'prettier', tool: 'prettier', args: ['--check', '--log-level', 'warn', '.'] },
  { name: 'types of tests/', tool: 'typescript', program: 'tsc', args: ['-p', 'tests'] },
  { name: 'knip', tool: 'knip', args: ['--no-progress', '--treat-config-hints-as-errors'] },
  { name: 'types of main/', tool: 'typescript', program: 'tsc', args: ['-p', 'main'] },
  { name: 'types of app/', tool: 'typescript', program: 'tsc', args: ['-p', 'app'] },
  { name: 'types of build/', tool: 'typescript', program: 'tsc', args: ['-p', 'build'] },
]

/**
 * Runs every check and prints one line for each; what a failed one says follows its line.
 * @returns {Promise<string[]>} the names of those that failed
 */
export async function check() {
  const waiting = [...CHECKS]
  /** @type {string[]} */
  const failed = []
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { name, tool, program, args } = next
      const { code, output, tookMs } = await runTool(tool, args, program === undefined ? {} : { program })
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${(tookMs / 1000).toFixed(1)} s)`)
      if (code === 0) continue
      failed.push(name)
      console.log(output.trimEnd().replace(/^/gmu, '       '))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
  return failed
}

if (isProgram(import.meta.url)) {
  await runScript(async () => {
    await setUp({ packagesOnly: true })
    return (await check()).length === 0 ? 0 : 1
  })
}
