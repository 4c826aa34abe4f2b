/** What the buttons of a form to sign in do: one at a time, and what came of it. */
import type { CommandInput, CommandOutput } from '../../app/contract/commands.ts'
import { appError, type AppError } from '../../app/contract/errors.ts'
import type { Result } from '../../app/contract/result.ts'
import type { AppBridge } from '../bridge.ts'
import { signInInput, type SignInForm } from './form.ts'

export interface Attempts {
  readonly busy: 'sign-in' | 'test' | 'try-it' | undefined
  /** Why the last one failed before it reached a stage. */
  readonly problem: AppError | undefined
  readonly tested: CommandOutput<'session.test'> | undefined
  /** The form is submitted. */
  readonly signIn: (event: SubmitEvent) => void
  readonly test: () => void
  readonly tryIt: () => void
}

/**
 * @param form plain data, no state proxy
 * @param onbegin called when signing in begins
 * @param send signs in; as the main account unless another is meant
 */
export function createAttempts(
  bridge: AppBridge,
  form: () => SignInForm,
  onbegin: () => void,
  send: (input: CommandInput<'session.signIn'>) => Promise<Result<unknown, AppError>> = (input) =>
    bridge.invoke('session.signIn', input),
): Attempts {
  let busy = $state<Attempts['busy']>()
  let problem = $state.raw<AppError>()
  let tested = $state.raw<CommandOutput<'session.test'>>()

  async function run(
    kind: NonNullable<Attempts['busy']>,
    task: () => Promise<AppError | undefined>,
  ): Promise<void> {
    busy = kind
    problem = undefined
    tested = undefined
    problem = await task()
    busy = undefined
  }

  async function signIn(): Promise<AppError | undefined> {
    const input = signInInput(form())
    if (input === undefined) return appError('bad-input')
    onbegin()
    const reply = await send(input)
    return reply.ok ? undefined : reply.error
  }

  async function test(): Promise<AppError | undefined> {
    const input = signInInput(form())
    if (input === undefined) return appError('bad-input')
    const reply = await bridge.invoke('session.test', input)
    if (!reply.ok) return reply.error
    tested = reply.value
    return undefined
  }

  async function tryIt(): Promise<AppError | undefined> {
    const reply = await bridge.invoke('session.tryIt', {})
    return reply.ok ? undefined : reply.error
  }

  return {
    get busy() {
      return busy
    },
    get problem() {
      return problem
    },
    get tested() {
      return tested
    },
    signIn(event) {
      event.preventDefault()
      void run('sign-in', signIn)
    },
    test: () => void run('test', test),
    tryIt: () => void run('try-it', tryIt),
  }
}
