/** Asks the program that runs one question. */
import net from 'node:net'
import type { Clock } from '../app/ports.ts'

/** Its answer's limit, twice escaped at the worst. */
const MAX_LINE_BYTES = 600_000
const AGAIN_MS = 100

export interface Question {
  /** Path of the socket or name of the pipe. */
  readonly place: string
  /** One line without its end. */
  readonly line: string
  /** How long nobody's being there is put down to their only just starting. */
  readonly patienceMs: number
  /** How long an answer may take once the question is asked. */
  readonly answerMs: number
}

export type Reply =
  | { readonly kind: 'answered'; readonly line: string }
  | { readonly kind: 'nobody' }
  /** The socket is another user's. */
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'silent' }

/** Never rejects. */
export async function ask(question: Question, clock: Clock): Promise<Reply> {
  const endMs = clock.monotonic() + question.patienceMs
  for (;;) {
    const reply = await askOnce(question, clock)
    if (reply.kind !== 'nobody' || clock.monotonic() >= endMs) return reply
    await new Promise<void>((resolve) => {
      clock.after(AGAIN_MS, resolve)
    })
  }
}

function askOnce({ place, line, answerMs }: Question, clock: Clock): Promise<Reply> {
  return new Promise((resolve) => {
    let connected = false
    let answer = ''
    const socket = net.connect(place)
    function settle(reply: Reply): void {
      cancel()
      socket.destroy()
      resolve(reply)
    }
    const cancel = clock.after(answerMs, () => {
      settle({ kind: 'silent' })
    })
    socket.setEncoding('utf8')
    socket.on('connect', () => {
      connected = true
      socket.write(`${line}\n`)
    })
    socket.on('data', (chunk) => {
      answer += chunk.toString()
      const end = answer.indexOf('\n')
      if (end !== -1) settle({ kind: 'answered', line: answer.slice(0, end) })
      else if (answer.length > MAX_LINE_BYTES) settle({ kind: 'silent' })
    })
    socket.on('error', (error) => {
      if (connected) settle({ kind: 'silent' })
      else settle({ kind: isForbidden(error) ? 'forbidden' : 'nobody' })
    })
    socket.on('close', () => {
      settle({ kind: connected ? 'silent' : 'nobody' })
    })
  })
}

const isForbidden = (error: Error): boolean =>
  'code' in error && (error.code === 'EACCES' || error.code === 'EPERM')
