import { expect, it } from 'vitest'
import { readCopied } from '../../../main/clipboard.ts'
import { silentLog } from './silent-log.ts'

const board = (copied: () => string, marked: () => string) => ({
  readText: () => Promise.resolve().then(copied),
  selection: { readText: () => Promise.resolve().then(marked) },
})
const fails = (): string => {
  throw new Error('no selection owner')
}

it('both are read where the system has both, and only the clipboard elsewhere', async () => {
  const both = board(
    () => '1',
    () => '2',
  )
  expect(await readCopied(both, 'linux', silentLog)).toEqual({ copied: '1', marked: '2' })
  expect(await readCopied(both, 'win32', silentLog)).toEqual({ copied: '1', marked: '' })
})

it('one that cannot be read holds nothing, and the other one counts', async () => {
  expect(
    await readCopied(
      board(fails, () => '2'),
      'linux',
      silentLog,
    ),
  ).toEqual({ copied: '', marked: '2' })
})
