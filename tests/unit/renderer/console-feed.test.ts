import { describe, expect, it } from 'vitest'
import type { CommandInput } from '../../../app/contract/commands.ts'
import type { ConsoleEntry } from '../../../app/contract/developer.ts'
import type { AppEvent } from '../../../app/contract/events.ts'
import { ok } from '../../../app/contract/result.ts'
import { createConsoleLog } from '../../../app/core/console-log.ts'
import { createBridge } from '../../../renderer/bridge.ts'
import { createConsoleFeed } from '../../../renderer/developer/console-feed.svelte.ts'
import { untilTrue } from '../../desktop/until.ts'

/** The page's end at the real log, with main's part between them played by a few lines. */
function scene() {
  const log = createConsoleLog(1)
  let asked = 0
  let open = false
  let hear: (event: AppEvent) => void = () => undefined
  const answers: Readonly<Record<string, (input: CommandInput<'developer.entries'>) => unknown>> = {
    'developer.open': () => (open = true),
    'developer.close': () => (open = false),
    'developer.clear': () => log.clear(),
    'developer.entries': (input) => {
      asked += 1
      return { open, ...log.page(input) }
    },
  }
  const bridge = createBridge({
    invoke: async (name, input) => ok(answers[name]?.(inputOf(input))),
    subscribe: (listener) => {
      hear = listener
      return () => undefined
    },
  })
  const feed = createConsoleFeed(bridge)
  let newest = 0
  return {
    feed,
    asked: () => asked,
    come(...texts: readonly string[]): void {
      for (const xml of texts) newest = log.add({ ...ENTRY, xml })
      hear({ kind: 'console', newest })
    },
  }
}

const ENTRY: Omit<ConsoleEntry, 'id' | 'chars' | 'xml'> = {
  atMs: 0,
  direction: 'in',
  kind: 'iq',
  from: '',
  to: '',
  title: 'iq',
  cut: false,
}

/** What the feed sends is what the schema takes; the tests of the command say so. */
const inputOf = (input: unknown) => input as CommandInput<'developer.entries'>

const numbers = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, n) => String(from + n))

describe('the page’s end of the console', () => {
  it('shows what comes, in order and once', async () => {
    const { feed, come } = scene()
    feed.start()
    await untilTrue('recording', () => feed.recording)
    come('1')
    come('2', '3')
    await untilTrue('all', () => feed.entries.length === 3)
    expect(feed.entries.map(({ xml }) => xml)).toEqual(['1', '2', '3'])
  })

  it('asks little in a storm and ends at the newest', async () => {
    const { feed, come, asked } = scene()
    feed.start()
    await untilTrue('recording', () => feed.recording)
    for (const text of numbers(1, 1_000)) come(text)
    await untilTrue('the newest', () => feed.entries.at(-1)?.xml === '1000')
    expect(asked()).toBeLessThan(20)
    expect(feed.entries.length + feed.older).toBe(1_000)
    const shown = feed.entries.map(({ xml }) => Number(xml))
    expect(shown).toEqual(shown.map((_each, n) => 1_001 - shown.length + n))
  })

  it('stands still while paused, and catches up afterwards', async () => {
    const { feed, come } = scene()
    feed.start()
    await untilTrue('recording', () => feed.recording)
    come('1')
    await untilTrue('the first', () => feed.entries.length === 1)
    feed.pause()
    come('2')
    await Promise.resolve()
    expect(feed.entries).toHaveLength(1)
    feed.resume()
    await untilTrue('the second', () => feed.entries.length === 2)
  })

  it('shows what is older when asked, until there is no more', async () => {
    const { feed, come } = scene()
    feed.start()
    await untilTrue('recording', () => feed.recording)
    come(...numbers(1, 250))
    await untilTrue('the newest', () => feed.entries.length === 100)
    expect(feed.older).toBe(150)
    feed.showOlder()
    await untilTrue('more', () => feed.entries.length === 200)
    feed.showOlder()
    await untilTrue('all', () => feed.entries.length === 250)
    expect(feed.older).toBe(0)
    expect(feed.entries.map(({ xml }) => xml)).toEqual(numbers(1, 250))
  })

  it('shows only what matches, and all of it again without the filter', async () => {
    const { feed, come } = scene()
    feed.start()
    await untilTrue('recording', () => feed.recording)
    come('one', 'two')
    await untilTrue('both', () => feed.entries.length === 2)
    feed.setFilter({ text: 'ON' })
    await untilTrue('one', () => feed.entries.length === 1)
    expect([feed.filtered, feed.held]).toEqual([true, 2])
    feed.setFilter({ text: '' })
    await untilTrue('both', () => feed.entries.length === 2)
    expect(feed.filtered).toBe(false)
  })

  it('keeps what it shows when recording stops, and forgets it when cleared', async () => {
    const { feed, come } = scene()
    feed.start()
    await untilTrue('recording', () => feed.recording)
    come('1')
    await untilTrue('the first', () => feed.entries.length === 1)
    feed.stop()
    await untilTrue('the end', () => !feed.recording)
    expect([feed.used, feed.entries.length]).toEqual([true, 1])
    feed.clear()
    await untilTrue('nothing', () => !feed.used)
    expect(feed.entries).toEqual([])
  })
})
