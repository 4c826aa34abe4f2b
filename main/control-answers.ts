/** What the program answers to a second start: the same commands as everybody's, and their outcome as an exit code. */
import type { AppError } from '../app/contract/errors.ts'
import { EXIT } from '../app/contract/exit-codes.ts'
import type { HungUp } from '../app/contract/hang-up.ts'
import { commandLineText } from '../app/contract/messages/command-line.ts'
import { errorReason } from '../app/contract/messages/health.ts'
import { assertNever, type Result } from '../app/contract/result.ts'
import { statusReport } from '../app/contract/status-report.ts'
import type { Core } from '../app/core.ts'
import type { Commands } from './commands.ts'
import type { ControlAnswer, ControlRequest } from './control-protocol.ts'

export interface ControlAnswersDeps {
  readonly core: Pick<Core, 'state'>
  readonly commands: Pick<Commands, 'run'>
}

export type ControlAnswers = (request: ControlRequest) => Promise<ControlAnswer>

/** Never rejects: neither does a command. */
export function createControlAnswers({ core, commands }: ControlAnswersDeps): ControlAnswers {
  /** What was found is in the window already; only that nothing was is told here as well. */
  function proposed(result: Result<{ readonly requestId: string | null }, AppError>): ControlAnswer {
    if (!result.ok) return refusal(result.error)
    const request = core.state.dialing.queue.find(({ id }) => id === result.value.requestId)
    return request?.problem === undefined ? DONE : refusal(request.problem)
  }

  return async (request: ControlRequest): Promise<ControlAnswer> => {
    switch (request.do) {
      case 'status':
        return { ...DONE, out: `${JSON.stringify(statusReport(core.state), null, 2)}\n` }
      case 'dial':
        return proposed(await commands.run('dial.propose', { text: request.text, source: 'argument' }))
      case 'dial-clipboard':
        return proposed(await commands.run('dial.clipboard', {}))
      case 'hang-up': {
        const hungUp = await commands.run('call.hangUp', { from: 'outside' })
        return hungUp.ok ? answerFor(hungUp.value) : refusal(hungUp.error)
      }
      default:
        return assertNever(request)
    }
  }
}

const DONE: ControlAnswer = { code: EXIT.done, out: '', say: '' }

function answerFor({ did }: HungUp): ControlAnswer {
  switch (did) {
    case 'ended':
    case 'stopped':
      return DONE
    case 'asks':
      return { code: EXIT.asks, out: '', say: `${commandLineText.asks}\n` }
    default:
      return assertNever(did)
  }
}

const refusal = (error: AppError): ControlAnswer => ({
  code: isNothing(error) ? EXIT.nothing : EXIT.refused,
  out: '',
  say: `${errorReason(error)}\n`,
})

const isNothing = ({ code }: AppError): boolean =>
  code === 'no-number' || code === 'nothing-copied' || code === 'no-call'
