import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeVoicemail, MAX_LABELS, type VoicemailItem } from '../../../app/onsip/voicemail.ts'
import { ONSIP_VOICEMAIL } from '../../../app/xmpp/namespaces.ts'
import { xml } from '../../../app/xmpp/xml.ts'
import { anyInside } from '../xmpp/any-element.ts'

const NODE = '/example.com/vm_ann'
const noNumber = (): string => ''
const anything = fc.string({ unit: 'binary' })

function expectSane(item: VoicemailItem): void {
  expect(item.labels.length).toBeLessThanOrEqual(MAX_LABELS)
  expect(new Set(item.labels).size).toBe(item.labels.length)
  expect(item.labels).not.toContain('')
  if (item.kind === 'labels') return
  expect(item.durationS === undefined || Number.isInteger(item.durationS)).toBe(true)
  expect(item.createdAtMs === undefined || Number.isFinite(item.createdAtMs)).toBe(true)
  expect(item.remote.display.length).toBeLessThanOrEqual(240)
}

describe('an item of a mailbox', () => {
  it('gives a message, a list of labels or a reason, whatever it holds', () => {
    const fields = fc.array(
      fc.tuple(
        fc.constantFrom('mailbox', 'caller-id', 'created', 'duration', 'sipfrom', 'junk'),
        fc.oneof(fc.constantFrom('"A" <a>', '"A" <sip:1415@b;x=1>', '42', '2031-04-05T06:00:00Z'), anything),
      ),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(fields, fc.array(anything, { maxLength: 70 }), (texts, labels) => {
        const payload = xml(
          'voicemail',
          { xmlns: ONSIP_VOICEMAIL },
          ...texts.map(([name, text]) => xml(name, {}, text)),
          xml('labels', {}, ...labels.map((label) => xml('label', {}, label))),
        )
        const read = decodeVoicemail({ node: NODE, payload }, noNumber)
        if (read.ok) expectSane(read.value)
      }),
      { numRuns: 1_000 },
    )
  })

  it('never throws on any tree below it, on any node', () => {
    const payloads = fc.oneof(
      anyInside('voicemail', ONSIP_VOICEMAIL),
      anyInside('labels', ONSIP_VOICEMAIL),
      anyInside('voicemail', 'urn:other'),
    )
    fc.assert(
      fc.property(payloads, fc.oneof(fc.constant(NODE), anything), (payload, node) => {
        const read = decodeVoicemail({ node, payload }, noNumber)
        if (read.ok) expectSane(read.value)
      }),
    )
  })

  it('that is a message is one although it holds labels too', () => {
    const labels = xml('labels', {}, xml('label', {}, 'INBOX'))
    const read = decodeVoicemail(
      { node: NODE, payload: xml('voicemail', { xmlns: ONSIP_VOICEMAIL }, labels) },
      noNumber,
    )
    expect(read).toMatchObject({ ok: true, value: { kind: 'message', labels: ['INBOX'] } })
  })

  it('with a caller longer than any real one is refused', () => {
    const payload = xml('voicemail', { xmlns: ONSIP_VOICEMAIL }, xml('caller-id', {}, 'x'.repeat(3_000)))
    expect(decodeVoicemail({ node: NODE, payload }, noNumber)).toEqual({ ok: false, error: 'too-long' })
  })

  it('from somebody who hides theirs bears no address', () => {
    const payload = xml(
      'voicemail',
      { xmlns: ONSIP_VOICEMAIL },
      xml('sipfrom', {}, 'sip:anonymous@anonymous.invalid'),
    )
    expect(decodeVoicemail({ node: NODE, payload }, noNumber)).toMatchObject({
      value: { remote: { address: '', display: '' } },
    })
  })
})
