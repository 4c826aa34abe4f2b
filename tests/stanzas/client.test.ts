import { describe, expect, it } from 'vitest'
import type { Element } from '../../app/xmpp/xml.ts'
import { canonical } from '../canonical.ts'
import { readXml } from '../read-xml.ts'
import { clientReads } from './client-reads.ts'
import { clientWrites } from './client-writes.ts'
import { goldensOf, type Golden } from './golden.ts'

const SERVICES = [
  'active-calls',
  'authorization',
  'directories',
  'openzoep',
  'preferences',
  'pubsub',
  'recent-calls',
  'rosters',
  'user-agents',
  'voicemail',
]
const goldens = SERVICES.flatMap(goldensOf)
const read = goldens.flatMap((golden) => ('reads' in golden ? [golden] : []))
const written = goldens.flatMap((golden) => ('writes' in golden ? [golden] : []))

/** Attributes that are no choice of what is encoded: the connection gives the id, the server the sender. */
const ENVELOPE = ['id', 'from', 'xml:lang']

async function meaning(golden: (typeof read)[number], stanza: Element): Promise<unknown> {
  const reader = clientReads[golden.reads]
  if (!reader) throw new Error(`${golden.name}: nobody reads ${golden.reads}`)
  return JSON.parse(JSON.stringify(await reader(stanza)))
}

function without(stanza: Element, names: readonly string[]): Element {
  for (const child of [...stanza.getChildElements()]) {
    if (names.includes(child.getName()) || names.includes(String(child.attrs['var']))) stanza.remove(child)
    else without(child, names)
  }
  return stanza
}

describe('the client understands the samples', () => {
  it.each(read.map((golden) => [golden.name, golden] as const))('%s', async (_name, golden) => {
    expect(await meaning(golden, readXml(golden.xml))).toEqual(golden.as)
  })
})

describe('the client asks as the samples ask', () => {
  it.each(written.map((golden) => [golden.name, golden] as const))('%s', async (_name, golden) => {
    const writer = clientWrites[golden.writes]
    if (!writer) throw new Error(`${golden.name}: nobody writes ${golden.writes}`)
    const stanza = without(await writer(golden.of), golden.without)
    // Through text and back, as the server gets it: below the stream element.
    expect(canonical(readXml(stanza.toString()), ENVELOPE)).toEqual(canonical(readXml(golden.xml), ENVELOPE))
  })
})

/** What no reader looks into, with the reason. */
const UNREAD: Readonly<Record<string, string>> = {
  tzo: 'the offset of the zone says nothing about `utc`',
  note: 'prose for people, the form says the same',
}
/** Samples in which most of the text is there to be passed over. */
const PASSED_OVER: Readonly<Record<string, string>> = {
  'active-calls/refusals': 'refused items are not read any further',
  'recent-calls/refusals': 'refused items are not read any further',
  'user-agents/refusals': 'refused items are not read any further',
  'directories/refusals': 'refused items are not read any further',
  'voicemail/refusals': 'refused items are not read any further',
  'voicemail/unreadable': 'what cannot be read means as much as nothing',
  'voicemail/delete-error': 'the form echoes what was asked',
  'active-calls/create-error': 'the form echoes what was asked',
  'active-calls/terminate-error': 'the form echoes what was asked',
  'active-calls/transfer-error': 'the form echoes what was asked',
  'authorization/authorize-error': 'the form echoes what was asked',
  'pubsub/event-put': 'the payload is for another service',
}

/** A copy of the stanza for each leaf element that bears text, with that text gone. */
function blanked(golden: Golden): readonly { readonly name: string; readonly stanza: Element }[] {
  const count = textLeaves(readXml(golden.xml)).length
  return Array.from({ length: count }, (_, index) => {
    const stanza = readXml(golden.xml)
    const leaf = textLeaves(stanza)[index]
    if (!leaf) throw new Error('the copy differs')
    const name = leaf.getName()
    leaf.children = []
    return { name, stanza }
  })
}

function textLeaves(element: Element): readonly Element[] {
  const inner = element.getChildElements()
  if (inner.length > 0) return inner.flatMap(textLeaves)
  return element.getText().trim() === '' ? [] : [element]
}

describe('no field of a sample is decoration: without its text the meaning changes', () => {
  const whole = read.filter(({ name }) => !(name in PASSED_OVER))
  it.each(whole.map((golden) => [golden.name, golden] as const))('%s', async (_name, golden) => {
    for (const { name, stanza } of blanked(golden)) {
      if (name in UNREAD) continue
      expect(await meaning(golden, stanza), `without the text of <${name}>`).not.toEqual(golden.as)
    }
  })
})
