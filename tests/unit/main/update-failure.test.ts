import { describe, expect, it } from 'vitest'
import { ERROR_CODES } from '../../../app/contract/errors.ts'
import { errorSentence } from '../../../app/contract/messages/errors.ts'
import { updateFailure } from '../../../main/update-failure.ts'

const thrown = (code: string, words = 'words\nand a stack'): Error =>
  Object.assign(new Error(words), { code })

describe('a failure of an update', () => {
  it.each([
    ['ENOSPC', 'download', 'update-no-space'],
    ['EDQUOT', 'install', 'update-no-space'],
    ['EACCES', 'download', 'update-not-kept'],
    ['EACCES', 'install', 'update-not-installed'],
    ['ERR_CHECKSUM_MISMATCH', 'download', 'update-damaged'],
    ['ERR_UPDATER_INVALID_SIGNATURE', 'download', 'update-unsigned'],
    ['ERR_UPDATER_INVALID_UPDATE_INFO', 'check', 'update-feed-unreadable'],
    ['ECONNRESET', 'download', 'update-cut-off'],
    ['ECONNRESET', 'check', 'update-unreachable'],
    ['', 'install', 'update-not-installed'],
  ] as const)('%s while it was about to %s is %s', (code, during, expected) => {
    expect(updateFailure(thrown(code), during).code).toBe(expected)
  })

  it('is told in one line, whatever was thrown', () => {
    expect(updateFailure(thrown('ECONNRESET'), 'check').detail).toBe('words')
    expect(updateFailure('a text', 'check')).toEqual({ code: 'update-unreachable', detail: 'a text' })
  })

  it('has a cure, each of them', () => {
    for (const code of ERROR_CODES.filter((each) => each.startsWith('update-')))
      expect(errorSentence({ code }).cure).toBeDefined()
  })
})
