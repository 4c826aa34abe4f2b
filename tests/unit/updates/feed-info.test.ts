import { parseUpdateInfo } from 'electron-updater/out/providers/Provider.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FeedError } from '../../../app/updates/feed-error.ts'
import { readFeedInfo, releaseOf } from '../../../app/updates/feed-info.ts'

const SUM = `${'A'.repeat(86)}==`
const good = { version: '1.4.2', files: [{ url: 'x.AppImage', sha512: SUM }] }
const words = fc.constantFrom(
  'version',
  'files',
  'url',
  'sha512',
  '1.4.2',
  SUM,
  '- ',
  ': ',
  '\n',
  '&a ',
  '*a',
  '[',
  '{',
)

/** @returns what it was refused with, if it was */
function refusal(content: unknown): unknown {
  try {
    readFeedInfo(content)
    return undefined
  } catch (error) {
    return error
  }
}

describe('what a feed says', () => {
  it('is taken where it is a version with its files, and nothing else of it is', () => {
    expect(readFeedInfo({ ...good, path: '../x', packages: { x64: {} }, more: [] })).toEqual(good)
  })

  it('is refused in one way whatever it is', () => {
    fc.assert(
      fc.property(fc.anything(), (content) => {
        expect(refusal(content)).toBeInstanceOf(FeedError)
      }),
    )
  })

  it('as any text is read as YAML and refused, or taken, without harm', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string({ maxLength: 8 })), { maxLength: 40 }), (parts) => {
        let content: unknown
        try {
          content = parseUpdateInfo(parts.join(''), 'latest.yml', new URL('https://example.com/'))
        } catch {
          // The library refuses it already.
          return
        }
        const refused = refusal(content)
        expect(refused === undefined || refused instanceof FeedError).toBe(true)
      }),
    )
  })

  it.each([
    ['no semantic version', { ...good, version: '1.4' }],
    ['a short sum', { ...good, files: [{ url: 'x', sha512: 'abc' }] }],
    ['no files', { ...good, files: [] }],
    ['a share that is none', { ...good, stagingPercentage: 140 }],
    ['endless notes', { ...good, releaseNotes: 'x'.repeat(100_001) }],
  ])('is refused for %s', (_name, content) => {
    expect(refusal(content)).toMatchObject({ failure: { code: 'update-feed-unreadable' } })
  })

  it('of several versions makes one text', () => {
    const releaseNotes = [{ version: '1.4.2', note: 'New' }, { version: '1.4.1' }]
    expect(releaseOf({ version: '1.4.2', releaseNotes }).notes).toBe('1.4.2\nNew\n\n1.4.1')
  })
})
