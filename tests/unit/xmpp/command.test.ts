import { describe, expect, it } from 'vitest'
import { commandCondition, runCommand } from '../../../app/xmpp/command.ts'
import { submitField, valueOf } from '../../../app/xmpp/data-form.ts'
import { COMMANDS, DATA_FORM } from '../../../app/xmpp/namespaces.ts'
import { createRecorder } from './recorder.ts'

const TO = 'commands.active-calls.xmpp.onsip.com'
const FIELDS = [submitField('from', 'sip:ann@example.com'), submitField('to', 'sip:bob@example.com')]

describe('a command', () => {
  it('in one stage sends its form at once, and no action', () => {
    const wire = createRecorder()
    void runCommand(wire, { to: TO, node: 'create', fields: FIELDS })
    const iq = wire.sent[0]
    expect(iq?.attrs).toMatchObject({ type: 'set', to: TO })
    expect(iq?.getChild('command')?.toString()).toBe(
      `<command xmlns="${COMMANDS}" node="create"><x xmlns="${DATA_FORM}" type="submit">` +
        '<field var="from"><value>sip:ann@example.com</value></field>' +
        '<field var="to"><value>sip:bob@example.com</value></field></x></command>',
    )
  })

  it('in several stages asks for its form, and sends the session with what was filled in', async () => {
    const wire = createRecorder()
    const asked = runCommand(wire, { to: TO, node: 'create' })
    expect(wire.sent[0]?.getChild('command')?.toString()).toBe(`<command xmlns="${COMMANDS}" node="create"/>`)
    wire.answer(
      'result',
      `<command xmlns='${COMMANDS}' node='create' sessionid='abc' status='executing'>
         <actions execute='execute'><cancel/><execute/></actions>
         <x xmlns='${DATA_FORM}' type='form'><field var='from'><required/></field></x></command>`,
    )
    const form = await asked
    expect(form).toMatchObject({
      ok: true,
      value: {
        status: 'executing',
        sessionId: 'abc',
        actions: ['cancel', 'execute'],
        form: { type: 'form' },
      },
    })
    void runCommand(wire, { to: TO, node: 'create', sessionId: 'abc', fields: FIELDS })
    expect(wire.sent[1]?.getChild('command')?.attrs).toEqual({
      xmlns: COMMANDS,
      node: 'create',
      sessionid: 'abc',
    })
  })

  it('of several stages goes forth, back and away by the actions that the server offers', async () => {
    const wire = createRecorder()
    const asked = runCommand(wire, { to: TO, node: 'wizard' })
    wire.answer(
      'result',
      `<command xmlns='${COMMANDS}' node='wizard' sessionid='s' status='executing'>
         <actions execute='complete'><prev/><next/><complete/></actions></command>`,
    )
    expect(await asked).toMatchObject({
      ok: true,
      value: { actions: ['prev', 'next', 'complete'], defaultAction: 'complete' },
    })
    for (const action of ['next', 'prev', 'complete', 'cancel'] as const) {
      void runCommand(wire, { to: TO, node: 'wizard', sessionId: 's', action })
      expect(wire.sent.at(-1)?.getChild('command')?.attrs).toEqual({
        xmlns: COMMANDS,
        node: 'wizard',
        sessionid: 's',
        action,
      })
    }
    wire.answer('result', `<command xmlns='${COMMANDS}' node='wizard' sessionid='s' status='canceled'/>`)
  })

  it('gives its result form and notes', async () => {
    const wire = createRecorder()
    const run = runCommand(wire, { to: TO, node: 'create', fields: FIELDS })
    wire.answer(
      'result',
      `<command xmlns='${COMMANDS}' status='completed'><note type='info'> done </note>
         <x xmlns='${DATA_FORM}' type='result'><field var='call-setup-id'><value>AbCd1234</value></field></x></command>`,
    )
    const reply = await run
    expect(reply.ok && reply.value.notes).toEqual([{ type: 'info', text: 'done' }])
    expect(reply.ok && reply.value.form && valueOf(reply.value.form, 'call-setup-id')).toBe('AbCd1234')
  })

  it('has succeeded when the IQ says so, however empty it is', async () => {
    const wire = createRecorder()
    const run = runCommand(wire, { to: TO, node: 'terminate', fields: [] })
    wire.answer('result', '')
    expect(await run).toEqual({
      ok: true,
      value: { status: 'completed', sessionId: '', notes: [], actions: [] },
    })
  })

  it('has failed when the IQ says so, although the command calls itself completed', async () => {
    const wire = createRecorder()
    const run = runCommand(wire, { to: TO, node: 'terminate', fields: [] })
    wire.answer(
      'error',
      `<command xmlns='${COMMANDS}' status='completed'><note type='error'>terminate call failed</note></command>
       <error type='modify' code='400'><bad-request xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>
         <text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>
           Execution Errors; terminate call failed
         </text><bad-payload xmlns='${COMMANDS}'/></error>`,
    )
    const refused = await run
    expect(refused).toMatchObject({
      ok: false,
      error: { kind: 'stanza', condition: 'bad-request', text: 'Execution Errors; terminate call failed' },
    })
    const error = refused.ok ? undefined : refused.error
    expect(error?.kind === 'stanza' && commandCondition(error.element)).toBe('bad-payload')
  })

  it('that nobody answers times out', async () => {
    const wire = createRecorder()
    const run = runCommand(wire, { to: TO, node: 'create', fields: [] }, { timeoutMs: 8_000 })
    wire.clock.advance(8_000)
    expect(await run).toEqual({ ok: false, error: { kind: 'timeout' } })
  })
})
