/**
 * The thread that asks the program that runs, while the main thread of a second start waits for it: so that is over before
 * Chromium begins to start, needs no screen and touches nothing in the profile.
 */
import { MessagePort, workerData } from 'node:worker_threads'
import { createClock } from './clock.ts'
import { ask, type Question } from './control-client.ts'

interface Job {
  readonly question: Question
  readonly port: MessagePort
  /** Becomes 1 once the reply lies in the port. */
  readonly done: Int32Array
}

const job: unknown = workerData
if (isJob(job)) {
  const { question, port, done } = job
  void ask(question, createClock()).then((reply) => {
    port.postMessage(reply)
    Atomics.store(done, 0, 1)
    Atomics.notify(done, 0)
    port.close()
  })
}

/** Only `asking.ts` starts this thread; the question is its own. */
function isJob(value: unknown): value is Job {
  return (
    typeof value === 'object' &&
    value !== null &&
    'question' in value &&
    'port' in value &&
    value.port instanceof MessagePort &&
    'done' in value &&
    value.done instanceof Int32Array
  )
}
