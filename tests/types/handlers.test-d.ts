/** A table of handlers that misses a command, or has one too many, must not compile. */
import { describe, expectTypeOf, it } from 'vitest'
import type { CommandInput, CommandOutput, CoreCommandName } from '../../app/contract/commands.ts'
import type { AppError } from '../../app/contract/errors.ts'
import type { Result } from '../../app/contract/result.ts'
import type { Handlers } from '../../app/core.ts'

declare const complete: Handlers

describe('the table of handlers', () => {
  it('has exactly one for each command of the core', () => {
    expectTypeOf<keyof Handlers>().toEqualTypeOf<CoreCommandName>()
  })

  it('takes what its command takes and gives what it promises', () => {
    expectTypeOf(complete['dial.propose']).parameter(0).toEqualTypeOf<CommandInput<'dial.propose'>>()
    type Answer = Result<CommandOutput<'dial.propose'>, AppError>
    expectTypeOf(complete['dial.propose']).returns.toEqualTypeOf<Promise<Answer> | Answer>()
  })

  it('does not compile with one missing', () => {
    const { 'call.end': _left, ...rest } = complete
    // @ts-expect-error `call.end` is missing
    const table: Handlers = rest
    expectTypeOf(table).toEqualTypeOf<Handlers>()
  })

  it('does not compile with one too many', () => {
    // @ts-expect-error nobody can ask for `call.answer`
    const table: Handlers = { ...complete, 'call.answer': complete['call.end'] }
    expectTypeOf(table).toEqualTypeOf<Handlers>()
  })
})
