import { expect, it } from 'vitest'
import { replyLines } from '../../../app/core/command-words.ts'
import { readCommandReply } from '../../../app/xmpp/command.ts'
import { readXml } from '../../read-xml.ts'

const lines = (inner: string): readonly string[] =>
  replyLines(
    readCommandReply(
      readXml(
        `<iq><command xmlns='http://jabber.org/protocol/commands' node='cache'>${inner}</command></iq>`,
      ),
    ),
  )

it('what a command answers is told in its own words, notes before fields', () => {
  expect(
    lines(
      `<note type='info'>\n  It is cached\u202e. </note><x xmlns='jabber:x:data' type='result'>
        <field var='url' label='Address'><value>https://example.com/a</value></field>
        <field var='days'><value>3</value><value>4</value></field>
        <field var='FORM_TYPE' type='hidden'><value>x</value></field><field var='empty'/></x>`,
    ),
  ).toEqual(['It is cached.', 'Address: https://example.com/a', 'days: 3, 4'])
})

it('an answer without a word has no lines, and one with too many is cut', () => {
  expect(lines('')).toEqual([])
  expect(lines('<note/><note> </note>')).toEqual([])
  expect(lines('<note>a</note>'.repeat(100))).toHaveLength(20)
  expect(lines(`<note>${'a'.repeat(9_000)}</note>`)[0]).toHaveLength(500)
})
