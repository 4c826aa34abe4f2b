import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NOBODY } from '../../../app/calls/party.ts'
import { voicemailNews } from '../../../app/core/voicemail-news.ts'
import type { VoicemailMessage } from '../../../app/onsip/voicemail.ts'

const NOW_MS = 1_000_000_000
const message = (more: Partial<VoicemailMessage> = {}): VoicemailMessage => ({
  kind: 'message',
  mailbox: 'vm_ann@example.com',
  mailboxNumber: '1',
  remote: { ...NOBODY, address: '14155551212@pstn.example.com' },
  createdAtMs: NOW_MS - 10_000,
  durationS: 9,
  labels: ['INBOX'],
  ...more,
})
const NEWS = {
  kind: 'voicemail-arrived',
  owner: 'ann@example.com',
  from: '14155551212@pstn.example.com',
  atMs: NOW_MS,
}

describe('a message that has just come', () => {
  it('tells whose mailbox it lies in and who left it', () => {
    expect(voicemailNews(message(), NOW_MS, 0)).toEqual(NEWS)
    expect(voicemailNews(message({ createdAtMs: undefined, durationS: undefined }), NOW_MS, 0)).toEqual(NEWS)
  })

  it.each<[string, VoicemailMessage]>([
    ['is an old one, published again', message({ createdAtMs: NOW_MS - 130_000 })],
    ['lies in what is no mailbox of an address', message({ mailbox: 'ann@example.com' })],
    ['lies in a mailbox of nobody', message({ mailbox: 'vm_@example.com' })],
    ['comes from a caller who hides', message({ remote: NOBODY })],
  ])('tells nothing where it %s', (_case, old) => {
    expect(voicemailNews(old, NOW_MS, 0)).toBeUndefined()
  })

  it('tells nothing for a list of labels', () => {
    const labels = { kind: 'labels', mailbox: 'vm_ann@example.com', labels: ['INBOX'] } as const
    expect(voicemailNews(labels, NOW_MS, 0)).toBeUndefined()
  })

  it('is as old as the service’s own clock says, whatever ours does', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.nat(400_000), (skewMs, ageMs) => {
        const came = message({ createdAtMs: NOW_MS + skewMs - ageMs, durationS: 0 })
        expect(voicemailNews(came, NOW_MS, skewMs) !== undefined).toBe(ageMs <= 120_000)
      }),
    )
  })
})
