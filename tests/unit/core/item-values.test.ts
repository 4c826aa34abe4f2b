import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodedValues } from '../../../app/core/decoded-values.ts'
import { itemValues } from '../../../app/core/item-values.ts'
import { componentsOf } from '../../../app/onsip/components.ts'
import { anyElement } from '../xmpp/any-element.ts'
import { stanza } from '../xmpp/parse.ts'

const SUFFIX = 'xmpp.onsip.com'
const at = (service: string, node: string, xml: string) =>
  itemValues(
    { jid: `pubsub.${service}.${SUFFIX}`, suffix: SUFFIX },
    { node, itemId: 'item', payload: stanza(xml) },
    (user) => (user === '' ? '' : `<${user}>`),
  ).map(({ name, value }) => `${name}=${value}`)

describe('an item as Ringside reads it', () => {
  it.each([
    [
      'active-calls',
      '/example.com/ann',
      '<active-call xmlns="onsip:active-calls"><dialog-state>requested</dialog-state><call-id>c</call-id>' +
        '<from-uri>sip:415@jnctn.net</from-uri></active-call>',
      ['state=ringing', 'direction=incoming', 'from.number=<415>', 'owner=ann@example.com'],
    ],
    [
      'user-agents',
      '/example.com/ann',
      '<user-agent xmlns="onsip:user-agents"><device>Zoiper</device><expires>2026-01-02T03:04:05Z</expires></user-agent>',
      ['device=Zoiper', 'expiresAt=2026-01-02T03:04:05.000Z'],
    ],
    [
      'voicemail',
      '/example.com/vm_ann',
      '<voicemail xmlns="onsip:voicemail"><duration>9</duration><labels><label>INBOX</label></labels></voicemail>',
      ['durationS=9', 'labels.0=INBOX'],
    ],
    [
      'directories',
      '/example.com/user',
      '<entity xmlns="onsip:xmpp:directories"><name>Ann</name></entity>',
      ['name=Ann', 'ref.item=item'],
    ],
  ])('of %s has what the model has', (service, node, xml, expected) => {
    expect(at(service, node, xml)).toEqual(expect.arrayContaining(expected))
  })

  it('that cannot be read says why, and shows its elements', () => {
    expect(
      at('active-calls', '/example.com/ann', '<active-call xmlns="other"><a>1</a></active-call>'),
    ).toEqual(['not read=foreign-payload', 'a=1'])
  })

  it('of a service without a decoder shows its elements', () => {
    expect(at('preferences', '/example.com/ann', '<any><thing>1</thing></any>')).toEqual(['thing=1'])
  })

  it('of any service and payload is shown, and never as more than can be read', () => {
    fc.assert(
      fc.property(fc.constantFrom(...componentsOf(SUFFIX)), anyElement, (jid, payload) => {
        const values = itemValues(
          { jid, suffix: SUFFIX },
          { node: '/example.com/ann', itemId: 'item', payload },
          () => '',
        )
        expect(values.length).toBeLessThanOrEqual(201)
        if (jid.startsWith('commands.')) expect(values).toEqual(decodedValues(payload))
      }),
    )
  })
})
