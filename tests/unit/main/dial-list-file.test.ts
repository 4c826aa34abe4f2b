import { describe, expect, it } from 'vitest'
import type { KeptList } from '../../../app/contract/dial-list.ts'
import { err, ok } from '../../../app/contract/result.ts'
import { createDialListFile } from '../../../main/dial-list-file.ts'
import { silentLog } from './silent-log.ts'

function disk(content: unknown) {
  let held = content
  return {
    read: () => (held === 'no json' ? err('it is no JSON') : ok(held)),
    write: (document: object) => {
      held = structuredClone(document)
    },
    setAside: () => {
      held = {}
      return 'call-list.damaged.json'
    },
  }
}

const LIST: KeptList = {
  rows: [
    { name: 'Ann', text: '732-555-0100', result: { kind: 'answered', talkedMs: 151_000 } },
    { name: '', text: '732-555-0101', result: { kind: 'failed', error: { code: 'refused', detail: 'no' } } },
    { name: 'Carla', text: 'nobody' },
  ],
  cut: true,
  over: false,
}

describe('the list of calls on the disk', () => {
  it('is there at the next start as it was left', () => {
    const file = disk({})
    createDialListFile(file, silentLog).keep(LIST)
    expect(createDialListFile(file, silentLog).kept()).toEqual(LIST)
  })

  it('is gone once it was deleted', () => {
    const file = disk({})
    const memory = createDialListFile(file, silentLog)
    memory.keep(LIST)
    memory.keep(undefined)
    expect(memory.kept()).toBeUndefined()
    expect(file.read()).toEqual(ok({}))
  })

  it.each([
    'no json',
    [],
    { ...LIST, rows: [] },
    { ...LIST, rows: [{ name: 'Ann', text: '7', result: { kind: 'dialled' } }] },
    { ...LIST, rows: Array.from({ length: 501 }, () => ({ name: '', text: '7' })) },
    { ...LIST, dial: '7' },
  ])('is none where the file holds something else', (content) => {
    expect(createDialListFile(disk(content), silentLog).kept()).toBeUndefined()
  })

  it('does without a disk that refuses', () => {
    const full = {
      ...disk({}),
      write: () => {
        throw new Error('ENOSPC')
      },
    }
    expect(() => {
      createDialListFile(full, silentLog).keep(LIST)
    }).not.toThrow()
  })
})
