/** Every recorded bug, played again: it ends as it should have, and no moment of it is one that cannot be. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { brokenMoments, endOf, recordedSchema } from '../../recordings/recorded.ts'

const FOLDER = path.join(import.meta.dirname, '../../recordings')

const recordings = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({
    name,
    recorded: recordedSchema.parse(JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8'))),
  }))

test.each(recordings)('$name: $recorded.tells', ({ recorded: { recording, ends } }) => {
  expect(brokenMoments(recording)).toEqual([])
  expect(endOf(recording)).toEqual(ends)
})

test('a recording that ends otherwise is no longer what it was', () => {
  for (const { recorded } of recordings) {
    const { recording, ends } = recorded
    const changes = recording.entries.filter(({ change }) => change.kind === 'call')
    const cutOff = recording.entries.filter((entry) => entry !== changes.at(-1) && entry !== changes.at(-2))
    expect(endOf({ ...recording, entries: cutOff })).not.toEqual(ends)
  }
})
