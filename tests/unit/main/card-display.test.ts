import { EventEmitter } from 'node:events'
import type { Rectangle } from '../../../main/placement.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alertsSettings } from '../../../app/contract/alerts-settings.ts'
import { createCardDisplay, type Displays } from '../../../main/card-display.ts'
import { displayKeys } from '../../../main/display-key.ts'
import { placeAtCorner } from '../../../main/placement.ts'

/** A laptop at twice the density, with a screen on its left that is higher up and has half as much again. */
const laptop = display(1, { x: 0, y: 25, width: 1440, height: 875 }, 2)
const left = display(2, { x: -1707, y: -300, width: 1707, height: 960 }, 1.5)
const beamer = display(3, { x: 1440, y: 0, width: 1024, height: 728 }, 1)

function display(id: number, workArea: Rectangle, scaleFactor: number) {
  const { width, height } = workArea
  return { id, label: 'Dell', workArea, scaleFactor, bounds: workArea, size: { width, height } }
}

const AT_POINTER = { display: 'cursor', displayName: '' } as const

/** A desk with these displays, as the system tells of it; the pointer is on the one that was named last. */
function desk(...there: readonly ReturnType<typeof display>[]) {
  const news = new EventEmitter()
  let displays = there
  let pointed = there.at(-1) ?? laptop
  const nearest = () => displays.find(({ id }) => id === pointed.id) ?? displays[0] ?? laptop
  const screen: Displays = {
    getAllDisplays: () => displays,
    getPrimaryDisplay: () => displays[0] ?? laptop,
    getCursorScreenPoint: () => ({ x: 0, y: 0 }),
    getDisplayNearestPoint: nearest,
    on: news.on.bind(news),
    off: news.off.bind(news),
  }
  return {
    screen,
    point: (at: ReturnType<typeof display>) => (pointed = at),
    plugIn(next: ReturnType<typeof display>) {
      displays = [...displays, next]
    },
    unplug(gone: ReturnType<typeof display>) {
      displays = displays.filter(({ id }) => id !== gone.id)
      news.emit('display-removed', {}, gone)
    },
    listeners: () => news.eventNames().length,
  }
}

describe('the display of the cards', () => {
  it.each([
    ['primary', 1],
    ['cursor', 2],
  ] as const)('is the one that was chosen: %s', (display, id) => {
    expect(createCardDisplay(desk(laptop, left).screen, () => ({ display, displayName: '' })).current()).toBe(
      id,
    )
  })

  it('stays while a card is shown, wherever the pointer goes, and is chosen anew for the next', () => {
    const { screen, point } = desk(laptop, left)
    const cards = createCardDisplay(screen, () => AT_POINTER)
    expect(cards.current()).toBe(left.id)
    point(laptop)
    expect(cards.current()).toBe(left.id)
    cards.release()
    expect(cards.current()).toBe(laptop.id)
  })

  it('is another one when it is unplugged, and the same when another is', () => {
    const { screen, point, unplug, listeners } = desk(laptop, beamer, left)
    const cards = createCardDisplay(screen, () => AT_POINTER)
    const seen: number[] = []
    const dispose = cards.onChange(() => seen.push(cards.current()))
    expect(cards.current()).toBe(left.id)
    point(laptop)
    unplug(beamer)
    unplug(left)
    expect(seen).toEqual([left.id, laptop.id])
    dispose()
    expect(listeners()).toBe(0)
  })

  it('is the one that was named, under whatever id; while it is away the main one, and after that again', () => {
    const { screen, unplug, plugIn } = desk(laptop, left, beamer)
    const named = { display: 'named', displayName: 'Dell (1024 × 728)' } as const
    const cards = createCardDisplay(screen, () => named)
    const seen: number[] = []
    const dispose = cards.onChange(() => seen.push(cards.current()))
    expect(cards.current()).toBe(beamer.id)
    unplug(beamer)
    expect(seen).toEqual([laptop.id])
    cards.release()
    expect(cards.current()).toBe(laptop.id)
    plugIn({ ...beamer, id: 77 })
    // Cards stay where they are read.
    expect(cards.current()).toBe(laptop.id)
    cards.release()
    expect(cards.current()).toBe(77)
    dispose()
  })

  it.each([
    ['the laptop itself', laptop, 1],
    ['a display on its left', left, 1],
    ['a beamer', beamer, 1],
    ['the laptop, with text of twice the size', laptop, 2],
    ['a beamer, with text of twice the size', beamer, 2],
  ])('has them in its lower right corner, whole: %s', (_where, { workArea }, zoom) => {
    const place = placeAtCorner(workArea, { width: 360 * zoom, height: 203 * zoom })
    expect(place).toMatchObject({ width: 360 * zoom, height: 203 * zoom })
    expect(workArea.x + workArea.width - (place.x + place.width)).toBe(12)
    expect(workArea.y + workArea.height - (place.y + place.height)).toBe(12)
  })
})

describe('what a display is known by', () => {
  const plain = {
    id: 1,
    label: 'Dell',
    size: { width: 10, height: 20 },
    bounds: { x: 0, y: 0, width: 10, height: 20 },
  }
  const at = (id: number, x: number, over: object = {}) => ({
    ...plain,
    id,
    bounds: { ...plain.bounds, x },
    ...over,
  })

  it('is its name and size, and its place among those that look alike', () => {
    const keys = displayKeys([at(9, 50), at(3, 0), at(4, 100, { label: '' }), at(5, -80)])
    expect(keys).toEqual(
      new Map([
        [5, 'Dell (10 × 20)'],
        [3, 'Dell (10 × 20) 2'],
        [9, 'Dell (10 × 20) 3'],
        [4, 'Display (10 × 20)'],
      ]),
    )
  })

  it('fits the setting that keeps it, whatever the display says of itself', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 500 }), fc.nat(100_000), (label, width) => {
        const [key = ''] = displayKeys([at(1, 0, { label, size: { width, height: 1 } })]).values()
        expect(alertsSettings.parse({ displayName: key }).displayName).toBe(key)
        expect(key).not.toMatch(/[\p{Cc}\p{Bidi_C}]/u)
      }),
    )
  })
})
