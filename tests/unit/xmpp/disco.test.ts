import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { requestDiscoInfo, requestDiscoItems } from '../../../app/xmpp/disco.ts'
import { COMMANDS, DATA_FORM, DISCO_INFO, DISCO_ITEMS } from '../../../app/xmpp/namespaces.ts'
import { anyInside } from './any-element.ts'
import { createRecorder } from './recorder.ts'

const JID = 'commands.active-calls.xmpp.onsip.com'

describe('service discovery', () => {
  it('asks an entity what it is and can do', async () => {
    const wire = createRecorder()
    const info = requestDiscoInfo(wire, { jid: JID })
    expect(wire.sent[0]?.attrs).toMatchObject({ type: 'get', to: JID })
    expect(wire.sent[0]?.getChild('query')?.toString()).toBe(`<query xmlns="${DISCO_INFO}"/>`)
    wire.answer(
      'result',
      `<query xmlns='${DISCO_INFO}'>
         <identity category='automation' type='command-list' name='Calls'/><identity/>
         <feature var='${COMMANDS}'/><feature/>
         <x xmlns='${DATA_FORM}' type='result'><field var='FORM_TYPE'><value>urn:x</value></field></x></query>`,
    )
    expect(await info).toMatchObject({
      ok: true,
      value: {
        identities: [
          { category: 'automation', type: 'command-list', name: 'Calls' },
          { category: '', type: '', name: '' },
        ],
        features: [COMMANDS],
        forms: [{ type: 'result', fields: [{ name: 'FORM_TYPE', values: ['urn:x'] }] }],
      },
    })
  })

  it('asks a node for what it holds, such as the commands of a component', async () => {
    const wire = createRecorder()
    const items = requestDiscoItems(wire, { jid: JID, node: COMMANDS })
    expect(wire.sent[0]?.getChild('query')?.attrs).toEqual({ xmlns: DISCO_ITEMS, node: COMMANDS })
    wire.answer(
      'result',
      `<query xmlns='${DISCO_ITEMS}' node='${COMMANDS}'>
         <item jid='${JID}' node='create' name='Create Call'/><item jid='a@b'/><item node='nobody'/></query>`,
    )
    expect(await items).toEqual({
      ok: true,
      value: {
        items: [
          { jid: JID, node: 'create', name: 'Create Call' },
          { jid: 'a@b', node: '', name: '' },
        ],
        left: 0,
      },
    })
  })

  it('keeps a thousand items and says how many more there were', async () => {
    const wire = createRecorder()
    const items = requestDiscoItems(wire, { jid: JID })
    const many = Array.from({ length: 1_003 }, (_, n) => `<item jid='i${n}.example.com'/>`).join('')
    wire.answer('result', `<query xmlns='${DISCO_ITEMS}'>${many}</query>`)
    const answer = await items
    expect(answer.ok && [answer.value.items.length, answer.value.left]).toEqual([1_000, 3])
  })

  it('takes an answer without content for nothing, and a refusal for a refusal', async () => {
    const wire = createRecorder()
    const nothing = requestDiscoInfo(wire, { jid: JID })
    wire.answer('result', '')
    expect(await nothing).toEqual({ ok: true, value: { identities: [], features: [], forms: [] } })
    const refused = requestDiscoItems(wire, { jid: JID, node: 'x' })
    wire.answer(
      'error',
      "<error type='cancel'><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>",
    )
    expect(await refused).toMatchObject({ ok: false, error: { condition: 'item-not-found' } })
  })

  it('survives whatever comes back', async () => {
    await fc.assert(
      fc.asyncProperty(anyInside('query', DISCO_ITEMS), anyInside('query', DISCO_INFO), async (one, two) => {
        const wire = createRecorder()
        const items = requestDiscoItems(wire, { jid: JID })
        wire.reply(one)
        expect((await items).ok).toBe(true)
        const told = requestDiscoInfo(wire, { jid: JID })
        wire.reply(two)
        expect((await told).ok).toBe(true)
      }),
    )
  })
})
