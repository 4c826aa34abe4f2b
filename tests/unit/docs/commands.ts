/** The commands that the documents name, and who runs each. */
import { all, blocksOf, type Paper } from './papers.ts'

export type Runner =
  /** Run here as it stands, to its end. */
  | { readonly kind: 'here' }
  /** The simulator with these arguments, started here and told to end; the program around it runs in a test of its own. */
  | { readonly kind: 'simulator'; readonly words: readonly string[] }
  /** A file of ours that runs it, and what shows so in it. */
  | { readonly kind: 'file'; readonly file: string; readonly shows: string }
  /** Another system's: the documents say that nobody has run it. */
  | { readonly kind: 'unverified' }

/** What a command begins with, where one stands in a sentence or a table. */
const PROGRAMS =
  /^(?:npm|npx|node|ringside|apt-get|dnf|msiexec|xdg-mime|xdg-open|Ringside-Setup\S*|signtool|spctl|printf|bash|man|uuidgen|plutil|aa-status|"%\S+) /u

/** Every command of a paper: of its blocks for a shell, and those within its text. Comments are left out. */
export function commandsOf({ text }: Paper): readonly string[] {
  const lines = blocksOf(text, 'sh', 'console').flatMap((block) =>
    block
      .replace(/([|\\])\n\s*/gu, '$1 ')
      .split('\n')
      .map((line) => line.replace(/\s+#.*$/u, '').trim())
      .filter(Boolean),
  )
  // A command in a sentence may be broken where its line is.
  const outside = text.replace(/^```.*?^```/gmsu, '').replace(/(\S)\n(?=\S)/gu, '$1 ')
  return [...lines, ...all(outside, /`([^`\n]+)`/gu).filter((code) => PROGRAMS.test(code))]
}

const file = (name: string, shows: string): Runner => ({ kind: 'file', file: name, shows })
const DEB = 'tests/e2e/debian-package.spec.ts'
const DEMO = 'tests/e2e/demo.spec.ts'
const COMMAND_LINE = 'tests/e2e/command-line.spec.ts'
const CHECKS = 'build/check.mjs'

/** The first that fits counts. */
const RUNNERS: readonly (readonly [RegExp, Runner])[] = [
  [/^npm test$/u, file('.ci/run', 'npm test')],
  [/^npm test -- vitest$|^npx vitest run /u, file('build/test.mjs', "'tests/vitest.config.ts'")],
  [/^npm run check$/u, file('build/test.mjs', 'await check()')],
  [/^npm run format$/u, file(CHECKS, "args: ['--check'")],
  [/^npm run build$/u, file('build/test.mjs', 'await bundle()')],
  [/^npm run setup -- --retry$/u, file('.github/workflows/test.yml', 'npm run setup')],
  [/^npm run nightly$/u, file('.github/workflows/nightly.yml', 'npm run nightly')],
  [/^npm run bench/u, file('.github/workflows/nightly.yml', 'npm run bench')],
  [/^npm run soak/u, file('build/nightly.mjs', 'await soak(')],
  [/^npm run demo -- --story list$/u, { kind: 'here' }],
  [/^npm run demo -- --story [a-zA-Z-]+$/u, file('tests/e2e/stories.spec.ts', 'playStory')],
  [/^npm run demo -- --pictures$/u, file(DEMO, "run('--pictures')")],
  [/^npm run demo(?: -- --script)?$/u, file(DEMO, "run('--script', '--fast'")],
  [/^npm start(?: --.*)?$/u, file(DEMO, "'npm', ['start', '--'")],
  [/^npm run replay-to-test -- /u, file(DEMO, "['run', 'replay-to-test', '--'")],
  [/^npm run package -- --lab/u, file(DEB, 'packLabDeb(')],
  [/^npm run package(?: -- --dir)?$/u, file('tests/integration/packaging/other-systems.test.ts', "'dir'")],
  [/^node build\/texts\.mjs$/u, file('tests/compile-texts.ts', 'build/texts.mjs')],
  [/^node build\/policy\.mjs$/u, file('tests/unit/build/policy.test.ts', 'node build/policy.mjs')],
  [/^node build\/coverage\.mjs$/u, file('tests/unit/build/coverage.test.ts', 'coveragePage')],
  [
    /^npx tsx tests\/architecture\/draw\.ts$/u,
    file('tests/unit/docs/architecture.test.ts', 'architecturePicture'),
  ],
  [/^npx tsx tests\/storm\/draw\.ts$/u, file('tests/unit/xmpp/storm.test.ts', 'reconnect-storm.svg')],
  [/ --join /u, file('tests/integration/prosody/joined-services.ts', "'--join'")],
  [/^printf .* npm run --silent simulator /u, { kind: 'here' }],
  [/^ringside --replay=/u, file('tests/e2e/recorder.spec.ts', '--replay=')],
  [/^ringside --status(?: > file)?$/u, file(DEB, "'ringside', '--status'")],
  [/^ringside --(?:help|version)$/u, file(COMMAND_LINE, "alone('--help')")],
  [/^ringside --hang-up$/u, file(COMMAND_LINE, "startAgain('--hang-up')")],
  [/^ringside --dial-clipboard$/u, file('tests/demo/guide/scenes.ts', "startAgain('--dial-clipboard')")],
  [/^apt-get install \.\//u, file(DEB, 'desk.install(')],
  [/^apt-get purge ringside$/u, file(DEB, 'desk.purge()')],
  [/^xdg-open tel:/u, file(DEB, "'xdg-open', 'tel:")],
  [/^xdg-mime default /u, file('tests/integration/shell/links-linux.test.ts', 'xdg-mime')],
  [/^man ringside$|^aa-status$/u, { kind: 'unverified' }],
  [
    /^(?:dnf|msiexec|signtool|spctl|plutil|uuidgen) ?|^Ringside-Setup|^"%ProgramFiles%/u,
    { kind: 'unverified' },
  ],
]

/** @returns undefined for a command that nobody runs */
export function runnerOf(command: string): Runner | undefined {
  const [, words] = /^npm run (?:--silent )?simulator(?: -- (.*))?$/u.exec(command) ?? []
  const own = RUNNERS.find(([pattern]) => pattern.test(command))?.[1]
  if (own !== undefined || !/^npm run (?:--silent )?simulator/u.test(command)) return own
  return { kind: 'simulator', words: words?.split(' ') ?? [] }
}
