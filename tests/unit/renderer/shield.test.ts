import { describe, expect, it } from 'vitest'
import { createAppearances } from '../../../renderer/card/appearances.ts'
import { isFirstClick, isShielded, SHIELD_MS } from '../../../renderer/shield.ts'

const press = (key: string, over: { repeat?: boolean; inText?: boolean } = {}) => ({
  key,
  repeat: false,
  inText: false,
  ...over,
})

describe('the typing shield', () => {
  it.each(['Enter', ' '])('swallows "%s" for the first second', (key) => {
    expect(isShielded(press(key), 0)).toBe(true)
    expect(isShielded(press(key), SHIELD_MS - 1)).toBe(true)
    expect(isShielded(press(key), SHIELD_MS)).toBe(false)
  })

  it('lets every other key through', () => {
    for (const key of ['Escape', 'Tab', 'a', '7', 'ArrowDown']) expect(isShielded(press(key), 0)).toBe(false)
  })

  it('swallows a key that is held down, however long', () => {
    expect(isShielded(press('Enter', { repeat: true }), 60_000)).toBe(true)
  })

  it('lets Space through into a text field, but not Enter', () => {
    expect(isShielded(press(' ', { inText: true, repeat: true }), 0)).toBe(false)
    expect(isShielded(press('Enter', { inText: true }), 0)).toBe(true)
  })
})

describe('how long a card has been there', () => {
  it('is counted from its own appearance, not from that of the others', () => {
    const appearances = createAppearances()
    appearances.note(['a'], 100)
    appearances.note(['a', 'b'], 900)
    expect(appearances.atMs('a')).toBe(100)
    expect(appearances.atMs('b')).toBe(900)
  })

  it('begins anew for a card that went and came back', () => {
    const appearances = createAppearances()
    appearances.note(['a'], 100)
    appearances.note([], 200)
    appearances.note(['a'], 300)
    expect(appearances.atMs('a')).toBe(300)
  })

  it('shields nothing where there is no card', () => {
    expect(createAppearances().atMs(undefined)).toBe(0)
    expect(createAppearances().atMs('gone')).toBe(0)
  })
})

describe('a click', () => {
  it('counts by mouse and by keyboard, but not as the second half of a double click', () => {
    expect([0, 1, 2, 3].map((detail) => isFirstClick({ detail }))).toEqual([true, true, false, false])
  })
})
