import { afterEach, expect, test } from 'vitest'
import type { CommandInput } from '../../../app/contract/commands.ts'
import type { VoicemailPage, VoicemailRow } from '../../../app/contract/voicemail.ts'
import { createScaledClock } from '../../clock.ts'
import { createHouse, type House } from './house.ts'

const CALLER = 'sip:17325550100@jnctn.net'

let house: House
afterEach(() => house.close())

/** @param factor how much faster time runs, so that what waits for seconds does not */
async function open(factor = 1): Promise<void> {
  house = await createHouse({}, { clock: createScaledClock(factor) })
  await house.signIn()
  await house.until('the mailboxes are live', ({ feeds }) => feeds.voicemail.status === 'live')
}

async function list(more: Partial<CommandInput<'voicemail.list'>> = {}): Promise<VoicemailPage> {
  const page = await house.core.handle('voicemail.list', {
    ...{ offset: 0, limit: 50, mailbox: '', label: '' },
    ...more,
  })
  if (!page.ok) throw new Error(page.error.code)
  return page.value
}

/** The list once it fulfils the condition: it is asked for again with each revision, as a window does. */
async function until(what: string, condition: (page: VoicemailPage) => boolean): Promise<VoicemailPage> {
  for (;;) {
    const { revision } = house.core.state.feeds.voicemail
    const page = await list()
    if (condition(page)) return page
    await house.until(what, ({ feeds }) => feeds.voicemail.revision !== revision)
  }
}

const leave = (more: Readonly<Record<string, unknown>> = {}): Promise<string> =>
  house.order({ do: 'voicemail', from: CALLER, to: 'sip:ann@example.com', seconds: 42, ...more })

async function onlyRow(): Promise<VoicemailRow> {
  const { rows } = await until('a message', ({ total }) => total === 1)
  const [row] = rows
  if (row === undefined) throw new Error('no row')
  return row
}

test('messages are told by mailbox and label, and those in an INBOX are counted', async () => {
  await open()
  await leave({ fromDisplay: 'Bea Lind' })
  await leave({ to: 'sip:sales@example.com', labels: ['Family'] })
  await leave({ to: 'sip:sales@example.com', labels: ['INBOX', 'Family'] })
  const { mailboxes, rows } = await until('three messages', ({ total }) => total === 3)
  expect(mailboxes.map(({ address, messages }) => [address, messages])).toEqual([
    ['vm_ann@example.com', 1],
    ['vm_sales@example.com', 2],
  ])
  expect(mailboxes[1]?.labels).toEqual([
    { name: 'INBOX', messages: 1 },
    { name: 'Old', messages: 0 },
    { name: 'Family', messages: 2 },
  ])
  expect(rows.find(({ mailbox }) => mailbox === 'vm_ann@example.com')).toMatchObject({
    remote: { display: 'Bea Lind', number: '(732) 555-0100' },
    durationS: 42,
    labels: ['INBOX'],
  })
  expect((await list({ mailbox: 'vm_sales@example.com', label: 'INBOX' })).total).toBe(1)
  expect((await list({ label: 'Family' })).total).toBe(2)
  await house.until('counted', ({ badges }) => badges.voicemail === 2)
})

test('a deletion that is undone in time is never asked for', async () => {
  await open(4)
  await leave()
  const { id } = await onlyRow()
  await house.core.handle('voicemail.delete', { id })
  expect((await onlyRow()).undoUntilMs).toBeGreaterThan(0)
  await house.until('no longer counted', ({ badges }) => badges.voicemail === 0)
  expect(await house.core.handle('voicemail.undelete', { id })).toMatchObject({ ok: true })
  expect((await onlyRow()).undoUntilMs).toBeUndefined()
  await house.until('counted again', ({ badges }) => badges.voicemail === 1)
  expect(house.ports.clock.monotonic()).toBeGreaterThan(0)
  expect(await house.core.handle('voicemail.undelete', { id })).toMatchObject({ ok: false })
})

test('a deletion goes out once it can no longer be undone, and the service takes the message away', async () => {
  await open(4)
  await leave()
  const { id } = await onlyRow()
  await house.core.handle('voicemail.delete', { id })
  const { mailboxes } = await until('it is gone', ({ total }) => total === 0)
  expect(mailboxes.map(({ messages }) => messages)).toEqual([0])
  expect(await house.core.handle('voicemail.delete', { id: 'gone' })).toEqual({
    ok: false,
    error: { code: 'row-gone' },
  })
})

test('a message that the service does not delete comes back with its words', async () => {
  await open(4)
  // The service keeps its list of labels under this id and deletes no such thing.
  await house.order({
    ...{ do: 'publish', service: 'voicemail', node: '/example.com/vm_ann', id: 'labels' },
    xml: '<voicemail xmlns="onsip:voicemail"><duration>3</duration></voicemail>',
  })
  const { id } = await onlyRow()
  await house.core.handle('voicemail.delete', { id })
  const { rows } = await until('its words', ({ rows: [row] }) => row?.problem !== undefined)
  expect(rows[0]?.problem).toEqual({ code: 'refused', detail: 'Execution Errors; delete voicemail failed' })
  expect(rows[0]?.undoUntilMs).toBeUndefined()
})

test('preparing a message tells what the service answered, as it answered it', async () => {
  await open()
  await leave()
  const { id } = await onlyRow()
  await house.core.handle('voicemail.fetch', { id })
  const { rows } = await until('an answer', ({ rows: [row] }) => row?.fetched?.kind === 'answered')
  expect(rows[0]?.fetched).toEqual({ kind: 'answered', lines: ['The voicemail has been cached'] })
})

test('signing out calls off what could still be undone', async () => {
  await open(4)
  await leave()
  const { id } = await onlyRow()
  await house.core.handle('voicemail.delete', { id })
  await house.core.handle('session.signOut', {})
  expect((await list()).total).toBe(0)
  await house.signIn()
  await house.until('live again', ({ feeds }) => feeds.voicemail.status === 'live')
  expect((await onlyRow()).undoUntilMs).toBeUndefined()
})
