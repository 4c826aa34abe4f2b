import { EventEmitter } from 'node:events'
import type { Rectangle } from '../../../main/placement.ts'
import { describe, expect, it } from 'vitest'
import { createCardDisplay, type Displays } from '../../../main/card-display.ts'
import { placeAtCorner } from '../../../main/placement.ts'

/** A laptop at twice the density, with a screen on its left that is higher up and has half as much again. */
const laptop = display(1, { x: 0, y: 25, width: 1440, height: 875 }, 2)
const left = display(2, { x: -1707, y: -300, width: 1707, height: 960 }, 1.5)
const beamer = display(3, { x: 1440, y: 0, width: 1024, height: 728 }, 1)

function display(id: number, workArea: Rectangle, scaleFactor: number) {
  return { id, workArea, scaleFactor }
}

/** A desk with these displays, as the system tells of it; the pointer is on the one that was named last. */
function desk(...there: readonly ReturnType<typeof display>[]) {
  const news = new EventEmitter()
  let displays = there
  let pointed = there.at(-1) ?? laptop
  const nearest = () => displays.find(({ id }) => id === pointed.id) ?? displays[0] ?? laptop
  const screen: Displays = {
    getPrimaryDisplay: () => displays[0] ?? laptop,
    getCursorScreenPoint: () => ({ x: 0, y: 0 }),
    getDisplayNearestPoint: nearest,
    on: news.on.bind(news),
    off: news.off.bind(news),
  }
  return {
    screen,
    point: (at: ReturnType<typeof display>) => (pointed = at),
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
  ] as const)('is the one that was chosen: %s', (choice, id) => {
    expect(createCardDisplay(desk(laptop, left).screen, () => choice).current()).toBe(id)
  })

  it('stays while a card is shown, wherever the pointer goes, and is chosen anew for the next', () => {
    const { screen, point } = desk(laptop, left)
    const cards = createCardDisplay(screen, () => 'cursor')
    expect(cards.current()).toBe(left.id)
    point(laptop)
    expect(cards.current()).toBe(left.id)
    cards.release()
    expect(cards.current()).toBe(laptop.id)
  })

  it('is another one when it is unplugged, and the same when another is', () => {
    const { screen, point, unplug, listeners } = desk(laptop, beamer, left)
    const cards = createCardDisplay(screen, () => 'cursor')
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
