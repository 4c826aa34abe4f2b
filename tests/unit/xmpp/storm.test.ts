import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { stormPicture } from '../../storm/picture.ts'
import { CLIENTS, fixedStorm, OUTAGE_MS, ourStorm, peakPerSecond } from '../../storm/simulate.ts'

it('ten thousand clients that lost one server come back spread out, and all within a minute of its return', () => {
  const ours = ourStorm()
  // The busiest tenth of a second: nearly all try within the first second, but not at one moment of it.
  expect(peakPerSecond(ours)).toBeLessThan(1.6 * CLIENTS)
  expect(peakPerSecond(ours, 10_000)).toBeLessThan(0.2 * CLIENTS)
  expect(peakPerSecond(ours, OUTAGE_MS)).toBeLessThan(0.05 * CLIENTS)
  expect(ours.allBackMs).toBeLessThanOrEqual(OUTAGE_MS + 60_000)
})

it('a fixed second would bring all of them at one moment, again and again', () => {
  expect(peakPerSecond(fixedStorm(), OUTAGE_MS - 1_000)).toBe(10 * CLIENTS)
})

it('the picture in the documentation shows these numbers', () => {
  const file = path.resolve(import.meta.dirname, '../../../docs/images/reconnect-storm.svg')
  expect(readFileSync(file, 'utf8')).toBe(stormPicture())
})
