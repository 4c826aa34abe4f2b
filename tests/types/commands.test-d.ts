/** What must not compile. Every line below an expectation is a mistake that the compiler finds. */
import { describe, expectTypeOf, it } from 'vitest'
import type { CommandName, CommandOutput, CoreCommandName } from '../../app/contract/commands.ts'
import { appError, type AppError, type ErrorCode } from '../../app/contract/errors.ts'
import { assertNever, type Result } from '../../app/contract/result.ts'
import type { AppState, StatePatch } from '../../app/contract/state.ts'
import type { Core } from '../../app/core.ts'

declare const core: Core

describe('commands', () => {
  it('answer with what they promise', () => {
    expectTypeOf(core.handle('call.create', { to: '102' })).resolves.toEqualTypeOf<
      Result<{ readonly setupId: string }, AppError>
    >()
    expectTypeOf(core.handle('call.end', { callId: 'x' })).resolves.toEqualTypeOf<Result<null, AppError>>()
    expectTypeOf<CommandOutput<'state.get'>>().toEqualTypeOf<{
      readonly seq: number
      readonly state: AppState
    }>()
  })

  it('that do not exist are refused', () => {
    // @ts-expect-error no such command
    void core.handle('call.answer', { callId: 'x' })
    // @ts-expect-error a command of the shell, which the core never sees
    void core.handle('window.open', { view: 'calls' })
    expectTypeOf<'call.hold'>().not.toExtend<CommandName>()
    expectTypeOf<'app.quit'>().not.toExtend<CoreCommandName>()
  })

  it('with a wrong input are refused', () => {
    // @ts-expect-error the number is missing
    void core.handle('call.create', {})
    // @ts-expect-error a call is named by its id
    void core.handle('call.end', { call: 'x' })
    // @ts-expect-error no such source
    void core.handle('dial.propose', { text: '102', source: 'telepathy' })
    // @ts-expect-error one field too many
    void core.handle('call.end', { callId: 'x', force: true })
    // @ts-expect-error another command's input
    void core.handle('notice.dismiss', { callId: 'x' })
  })
})

describe('errors', () => {
  it('have a code of the closed set', () => {
    expectTypeOf(appError).parameter(0).toEqualTypeOf<ErrorCode>()
    // @ts-expect-error no such code
    void appError('out-of-cheese')
  })

  it('that nobody handles do not compile', () => {
    const incomplete = (code: 'offline' | 'timeout' | 'refused'): string => {
      switch (code) {
        case 'offline':
          return 'off line'
        case 'timeout':
          return 'late'
        default:
          // @ts-expect-error `refused` is left over
          return assertNever(code)
      }
    }
    const complete = (code: 'offline' | 'timeout'): string => {
      switch (code) {
        case 'offline':
          return 'off line'
        case 'timeout':
          return 'late'
        default:
          return assertNever(code)
      }
    }
    expectTypeOf(incomplete).returns.toBeString()
    expectTypeOf(complete).returns.toBeString()
  })
})

describe('the state', () => {
  it('is read-only', () => {
    const change = (state: AppState): void => {
      // @ts-expect-error only reducers make a new one
      state.calls = { active: [], ended: [] }
      // @ts-expect-error all the way down
      state.calls.active.length = 0
    }
    expectTypeOf(change).toBeFunction()
  })

  it('changes by whole slices', () => {
    expectTypeOf<{ readonly calls: AppState['calls'] }>().toExtend<StatePatch>()
    // @ts-expect-error half a slice
    const half: StatePatch = { calls: { active: [] } }
    expectTypeOf(half).toEqualTypeOf<StatePatch>()
  })
})
