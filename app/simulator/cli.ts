/**
 * The simulator as a program: one line of JSON when it is ready, then an order per line in and a reply per line out.
 *
 * It ends on the order `quit`, on SIGTERM and on SIGINT. The end of standard input does not end it, so that it can be
 * started in the background with nothing to read.
 */
import { createInterface } from 'node:readline'
import { parseArguments, USAGE } from './arguments.ts'
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
  const onBug = (error: unknown): void => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  }
  try {
    const simulator = await createSimulator({ ...parsed.options, onBug })
    process.stdout.write(`${JSON.stringify(simulator.ready)}\n`)
    obey(simulator)
  } catch (error) {
    process.stderr.write(
      `The simulator could not start: ${error instanceof Error ? error.message : String(error)}\n`,
    )
    process.exitCode = 1
  }
}

function obey(simulator: Simulator): void {
  const quit = async (): Promise<void> => {
    await simulator.stop()
    process.exit(0)
  }
  process.once('SIGTERM', () => void quit())
  process.once('SIGINT', () => void quit())
  // Nobody reads the replies any more.
  process.stdout.on('error', () => void quit())

  const lines = createInterface({ input: process.stdin, crlfDelay: Infinity })
  let last: Promise<void> = Promise.resolve()
  const step = async (line: string): Promise<void> => {
    let quitting = false
    const reply = await answerLine(line, async (order) => {
      const answer = await simulator.do(order)
      quitting = isQuit(order) && answer.ok
      return answer
    })
    if (reply !== undefined) await new Promise((resolve) => process.stdout.write(`${reply}\n`, resolve))
    if (quitting) await quit()
  }
  // One after another, so that replies come in the order of the lines.
  lines.on('line', (line) => {
    last = last.then(() => step(line))
  })
}

const isQuit = (order: unknown): boolean =>
  typeof order === 'object' && order !== null && 'do' in order && order.do === 'quit'

void main()
