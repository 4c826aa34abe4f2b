/** From a start, a second start or a link to commands. */
import { describe, expect, it } from 'vitest'
import { ok } from '../../../app/contract/result.ts'
import { parseArguments } from '../../../main/arguments.ts'
import { createInbox } from '../../../main/start-inbox.ts'
import { carryOut } from '../../../main/start-wishes.ts'

function started(line: readonly string[], isFirst: boolean): readonly unknown[] {
  const done: unknown[] = []
  carryOut(
    parseArguments(line),
    {
      commands: {
        run: async (name, input) => {
          done.push([name, input])
          return ok(null) as never
        },
      },
      core: { notice: (error) => done.push(['notice', error]) },
      mainWindow: { show: () => done.push('window') },
    },
    isFirst,
  )
  return done
}

describe('the first start', () => {
  it('makes no second window: its own was made before anything else', () => {
    expect(started([], true)).toEqual([])
  })

  it('by a link shows what the link would dial', () => {
    expect(started(['tel:1'], true)).toEqual([['dial.propose', { text: 'tel:1', source: 'link' }]])
  })
})

describe('a second start', () => {
  it('without a word shows the window', () => {
    expect(started([], false)).toEqual(['window'])
  })

  it('by a link shows what it would dial and nothing else', () => {
    expect(started(['--', 'tel:1'], false)).toEqual([['dial.propose', { text: 'tel:1', source: 'link' }]])
  })

  it('may dial the clipboard', () => {
    expect(started(['--dial-clipboard'], false)).toEqual([['dial.clipboard', {}]])
  })

  it('may end a call', () => {
    expect(started(['--hang-up'], false)).toEqual([['call.hangUp', { from: 'outside' }]])
  })

  it('by a link that asks too much shows the window, which says so', () => {
    expect(started(['--', 'ringside:quit'], false)).toEqual([
      ['notice', { code: 'link-refused', detail: 'ringside:quit' }],
      'window',
    ])
  })

  it('cannot bring settings, and says so', () => {
    expect(started(['--config=/tmp/evil.json'], false)).toEqual([
      [
        'notice',
        { code: 'argument-unknown', detail: '--config counts only when Ringside starts; quit it first' },
      ],
      'window',
    ])
  })

  it('tells what it did not understand', () => {
    expect(started(['--dail=1'], false)).toEqual([
      ['notice', { code: 'argument-unknown', detail: '--dail=1' }],
      'window',
    ])
  })
})

describe('what comes before the program is ready', () => {
  it('waits, and is taken in order', () => {
    const inbox = createInbox<number>()
    inbox.push(1)
    inbox.push(2)
    const taken: number[] = []
    inbox.open((item) => taken.push(item))
    inbox.push(3)
    expect(taken).toEqual([1, 2, 3])
  })

  it('is not kept without end', () => {
    const inbox = createInbox<number>()
    for (let n = 0; n < 1_000; n += 1) inbox.push(n)
    const taken: number[] = []
    inbox.open((item) => taken.push(item))
    expect(taken).toHaveLength(20)
  })
})
