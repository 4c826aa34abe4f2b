import { describe, expect, it } from 'vitest'
import { inboxCount, mailboxesOf } from '../../../app/core/mailbox-summary.ts'
import type { VoicemailItem } from '../../../app/onsip/voicemail.ts'
import { NOBODY } from '../../../app/calls/party.ts'

const message = (mailbox: string, labels: readonly string[]): VoicemailItem => ({
  kind: 'message',
  ...{ mailbox, labels, mailboxNumber: '', remote: NOBODY, createdAtMs: undefined, durationS: undefined },
})

describe('the mailboxes', () => {
  it('list their own labels first, then those that only messages bear, each counted', () => {
    const items: VoicemailItem[] = [
      message('vm_b@x', ['INBOX']),
      message('vm_a@x', ['Work', 'INBOX']),
      message('vm_a@x', ['INBOX']),
      { kind: 'labels', mailbox: 'vm_a@x', labels: ['INBOX', 'Old'] },
    ]
    expect(mailboxesOf(items)).toEqual([
      {
        address: 'vm_a@x',
        messages: 2,
        labels: [
          { name: 'INBOX', messages: 2 },
          { name: 'Old', messages: 0 },
          { name: 'Work', messages: 1 },
        ],
      },
      { address: 'vm_b@x', messages: 1, labels: [{ name: 'INBOX', messages: 1 }] },
    ])
    expect(inboxCount(mailboxesOf(items))).toBe(3)
  })

  it('have an INBOX however it is written, and may be none at all', () => {
    expect(inboxCount(mailboxesOf([message('vm_a@x', ['Inbox'])]))).toBe(1)
    expect(inboxCount(mailboxesOf([]))).toBe(0)
  })
})
