import { describe, expect, it } from 'vitest'
import { samplesFor } from '../../../app/contract/developer-samples.ts'
import { componentsOf } from '../../../app/onsip/components.ts'
import { readTyped } from '../../../app/xmpp/read-typed.ts'

const FACTS = {
  jid: 'ann@example.com/desk',
  address: 'ann@example.com',
  domain: 'example.com',
  suffix: 'xmpp.onsip.com',
}

describe('the samples of the console', () => {
  it.each([
    ['an account', FACTS],
    ['nobody', { jid: '', address: '', domain: '', suffix: 'xmpp.onsip.com' }],
    ['odd names', { ...FACTS, jid: 'a&b"<>@example.com/x<y', address: 'a&b@example.com' }],
  ])('made for %s can all be sent', (_who, facts) => {
    for (const { title, xml } of samplesFor(facts)) {
      expect([title, readTyped(xml).ok]).toEqual([title, true])
    }
  })

  it('reach every component that has something to ask for', () => {
    const sent = samplesFor(FACTS).map(({ xml }) => xml)
    const silent = ['commands.user-agents', 'commands.preferences', 'commands.directories']
    for (const jid of componentsOf(FACTS.suffix)) {
      const reached = sent.some((xml) => xml.includes(`to="${jid}"`))
      expect([jid, reached]).toEqual([jid, !silent.some((name) => jid.startsWith(name))])
    }
  })

  it('can be told apart by service and title', () => {
    const names = samplesFor(FACTS).map(({ group, title }) => `${group}/${title}`)
    expect(new Set(names).size).toBe(names.length)
  })
})
