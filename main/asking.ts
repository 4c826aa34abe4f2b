/** A second start that wants an answer: which questions it has, and what becomes of each. */
import { readFileSync } from 'node:fs'
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads'
import { z } from 'zod'
import { EXIT } from '../app/contract/exit-codes.ts'
import { commandLineText, statusWhenNobodyRuns } from '../app/contract/messages/command-line.ts'
import { assertNever } from '../app/contract/result.ts'
import type { StartArguments } from './arguments.ts'
import type { ControlAddress } from './control-address.ts'
import type { Reply } from './control-client.ts'
import { readAnswer, type ControlAnswer, type ControlRequest } from './control-protocol.ts'

/** A program that is only just starting answers within this time. */
const PATIENCE_MS = 5_000
/** Longer than the service may take to answer. */
const ANSWER_MS = 20_000

const replySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('answered'), line: z.string() }),
  z.strictObject({ kind: z.literal('nobody') }),
  z.strictObject({ kind: z.literal('forbidden') }),
  z.strictObject({ kind: z.literal('silent') }),
])

/** What is asked, in order. Links ask for no answer. */
export const questionsOf = ({ status, wishes }: StartArguments): readonly ControlRequest[] => [
  ...(status ? [{ do: 'status' } as const] : []),
  ...wishes.flatMap((wish): readonly ControlRequest[] => {
    switch (wish.kind) {
      case 'dial':
        return wish.source === 'argument' ? [{ do: 'dial', text: wish.text }] : []
      case 'dial-clipboard':
        return [{ do: 'dial-clipboard' }]
      case 'hang-up':
        return [{ do: 'hang-up' }]
      default:
        return assertNever(wish)
    }
  }),
]

/** How things stand, or the end of a call, can only be asked of a program that runs already. */
export const startsNothing = (questions: readonly ControlRequest[]): boolean =>
  questions.some((question) => question.do === 'status') ||
  (questions.length > 0 && questions.every((question) => question.do === 'hang-up'))

export interface AskingDeps {
  readonly address: ControlAddress
  /** Absolute path of the built `ask-thread`. */
  readonly thread: string
  readonly version: string
}

/** @param isThere whether somebody surely runs, though they may not answer yet */
export function askAll(
  questions: readonly ControlRequest[],
  isThere: boolean,
  deps: AskingDeps,
): ControlAnswer {
  const answers = questions.map((question) => askOne(question, isThere, deps))
  return {
    code: answers.find(({ code }) => code !== EXIT.done)?.code ?? EXIT.done,
    out: answers.map(({ out }) => out).join(''),
    say: answers.map(({ say }) => say).join(''),
  }
}

function askOne(question: ControlRequest, isThere: boolean, deps: AskingDeps): ControlAnswer {
  const place = deps.address.find()
  const reply: Reply =
    place === undefined
      ? { kind: 'nobody' }
      : askByThread(
          {
            place,
            line: JSON.stringify(question),
            patienceMs: isThere ? PATIENCE_MS : 0,
            answerMs: ANSWER_MS,
          },
          deps.thread,
        )
  switch (reply.kind) {
    case 'answered':
      return readAnswer(reply.line) ?? failed(EXIT.noAnswer, commandLineText.noAnswer)
    case 'forbidden':
      return failed(EXIT.refused, commandLineText.otherUser)
    case 'nobody':
      if (isThere) return failed(EXIT.noAnswer, commandLineText.noAnswer)
      return {
        ...failed(EXIT.notRunning, commandLineText.notRunning),
        out: question.do === 'status' ? statusWhenNobodyRuns(deps.version) : '',
      }
    case 'silent':
      return failed(EXIT.noAnswer, commandLineText.noAnswer)
    default:
      return assertNever(reply)
  }
}

const failed = (code: number, say: string): ControlAnswer => ({ code, out: '', say: `${say}\n` })

/** Waits in this very tick: were it given back, Chromium would begin to start in a profile that another one uses. */
function askByThread(
  question: { readonly place: string; readonly line: string; patienceMs: number; answerMs: number },
  file: string,
): Reply {
  const { port1, port2 } = new MessageChannel()
  const done = new Int32Array(new SharedArrayBuffer(4))
  // As text: a thread does not see into the package's archive.
  const thread = new Worker(readFileSync(file, 'utf8'), {
    eval: true,
    workerData: { question, port: port2, done },
    transferList: [port2],
  })
  Atomics.wait(done, 0, 0, question.patienceMs + question.answerMs + 2_000)
  const received: unknown = receiveMessageOnPort(port1)
  port1.close()
  void thread.terminate()
  const reply = z.object({ message: replySchema }).safeParse(received)
  return reply.success ? reply.data.message : { kind: 'silent' }
}
