/**
 * The simulator as a program: one line of JSON when it is ready, then an order per line in and a reply per line out.
 *
 * It ends on the order `quit`, on SIGTERM and on SIGINT. The end of standard input does not end it, so that it can be
 * started in the background with nothing to read.
 */
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { HELP, parseArguments, USAGE, type JoinWish } from './arguments.ts'
import { joinServer, type JoinedSimulator } from './joined-simulator.ts'
import { answerLine } from './line-protocol.ts'
import { createSimulator, type Simulator } from './simulator.ts'

const EXIT_USAGE = 2

async function main(): Promise<void> {
  const parsed = parseArguments(process.argv.slice(2))
  if (!parsed.ok) {
    process.stderr.write(`${parsed.sentence}\n${USAGE}\n`)
    process.exitCode = EXIT_USAGE
    return
  }
  if (parsed.help) {
    process.stdout.write(`${HELP}\n`)
    return
  }
  const onBug = (error: unknown): void => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  }
  try {
    const options = { ...parsed.options, onBug }
    const simulator = await (parsed.join === undefined
      ? createSimulator(options)
      : joinServer({ ...parsed.join, secret: await secretIn(parsed.join) }, options))
    // First, because whoever reads the line may send a signal at once.
    obey(simulator)
    process.stdout.write(`${JSON.stringify(simulator.ready)}\n`)
  } catch (error) {
    process.stderr.write(
      `The simulator could not start: ${error instanceof Error ? error.message : String(error)}\n`,
    )
    process.exitCode = 1
  }
}

const secretIn = async ({ secretFile }: JoinWish): Promise<string> =>
  (await readFile(secretFile, 'utf8')).split(/\r?\n/)[0] ?? ''

function obey(simulator: Pick<Simulator | JoinedSimulator, 'do' | 'stop' | 'stopped'>): void {
  const lines = createInterface({ input: process.stdin, crlfDelay: Infinity })
  let last: Promise<unknown> = Promise.resolve()
  const step = async (line: string): Promise<void> => {
    const reply = await answerLine(line, simulator.do)
    if (reply !== undefined) await new Promise((resolve) => process.stdout.write(`${reply}\n`, resolve))
  }
  // One after another, so that replies come in the order of the lines.
  lines.on('line', (line) => {
    last = last.then(() => step(line))
  })

  const stop = (): void => void simulator.stop()
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  // Nobody reads the replies any more.
  process.stdout.on('error', stop)
  void simulator.stopped.then(() => last).then(() => process.exit(0))
}

void main()
