import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CommandInput } from '../../../app/contract/commands.ts'
import { createScaledClock } from '../../clock.ts'
import { openLists, type Lists } from './people.ts'

type Source = CommandInput<'contacts.save'>['source']

let folder = ''
let lists: Lists | undefined
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ringside-lists-'))
})
afterEach(async () => {
  await lists?.core.stop()
  lists = undefined
  rmSync(folder, { recursive: true, force: true })
})

const open = async (
  ...options: Parameters<typeof openLists> extends [string, ...infer Rest] ? Rest : never
) => {
  lists = await openLists('', ...options)
  return lists
}

function file(name: string, text: string): Source {
  const at = path.join(folder, name)
  writeFileSync(at, text)
  return { kind: 'file', id: '', title: name, path: at, columns: [] }
}

const server = (port: number, id = ''): Source => ({
  ...{
    kind: 'ldap',
    id,
    title: 'Company',
    host: '127.0.0.1',
    port,
    security: 'tls',
    user: 'cn=reader',
    base: '',
  },
  ...{ filter: '(mobile=*)' },
  attributes: { name: 'cn', organisation: 'o', work: '', mobile: 'mobile', home: '', sip: '' },
})

const refusal = (reply: { readonly ok: boolean; readonly error?: { readonly code: string } }): string =>
  reply.error?.code ?? 'taken'

describe('a list of contacts from a file', () => {
  it('is read again when it changes; what was read stays while it is gone or nonsense, and that is told', async () => {
    const opened = await open({ clock: createScaledClock(30) })
    const source = file('people.csv', 'Name,Phone\nAnn,212 555 0100\n')
    const id = await opened.add(source)
    expect(await opened.read(id)).toMatchObject({ count: 1, skipped: 0, isCut: false })
    const at = path.join(folder, 'people.csv')
    const problemIs = (code: string | undefined) =>
      opened.until(String(code), ({ contacts }) => {
        const state = contacts.sources[id]
        return state?.isReading === false && state.problem?.error.code === code
      })

    rmSync(at)
    await problemIs('contacts-file-missing')
    expect(await opened.rows()).toEqual(['Ann: (212) 555-0100'])
    writeFileSync(at, Uint8Array.from([0, 1, 2, 3, 0, 0, 9, 0, 0, 0, 1]))
    await problemIs('contacts-file-invalid')
    expect(await opened.rows()).toEqual(['Ann: (212) 555-0100'])
    writeFileSync(`${at}.new`, 'Name,Phone\nAnn,212 555 0100\nBob,212 555 0101\n')
    renameSync(`${at}.new`, at)
    await problemIs(undefined)
    expect(await opened.rows()).toEqual(['Ann: (212) 555-0100', 'Bob: (212) 555-0101'])
  })

  it('offers each number of somebody as a choice of its own, with the list it comes from', async () => {
    const opened = await open()
    await opened.read(
      await opened.add(file('friends.csv', 'Name,Mobile,Home\nAnn Carter,212 555 0100,212 555 0199 x7\n')),
    )
    const found = await opened.core.handle('people.search', { text: 'carter', limit: 8 })
    expect(found).toMatchObject({
      value: {
        rows: [
          {
            name: 'Ann Carter',
            detail: '(212) 555-0100 · mobile',
            dial: '212 555 0100',
            source: 'friends.csv',
          },
          { name: 'Ann Carter', detail: '212 555 0199 x7 · home', dial: '212 555 0199 x7' },
        ],
      },
    })
    const byDigits = await opened.core.handle('people.search', { text: '0199', limit: 8 })
    expect(byDigits).toMatchObject({ value: { rows: [{ dial: '212 555 0199 x7' }] } })
  })

  it('has numbers that dialling knows, as long as they are there', async () => {
    const opened = await open()
    const id = await opened.add(file('friends.csv', 'Name,Phone\nAnn,212 555 0100\n'))
    await opened.read(id)
    const known = async () => {
      const explained = await opened.core.handle('dial.explain', { text: 'Call +1 (212) 555-0100 today' })
      return explained.ok ? explained.value.candidates.map((candidate) => candidate.known) : []
    }
    expect(await known()).toEqual(['contacts'])
    await opened.core.handle('contacts.remove', { id })
    await opened.until('nobody is known', ({ people }) => people.count === 0)
    expect(await known()).toEqual([undefined])
  })

  it('tells other names of the same number, in the order of the lists, and that order can be changed', async () => {
    const opened = await open()
    const first = await opened.add(file('one', 'Name,Phone\nAnn,212 555 0100\n'))
    const second = await opened.add(file('two', 'Name,Phone\nCustomer,+1 212-555-0100\nANN,212 555 0100\n'))
    await opened.read(first)
    await opened.read(second)
    const page = await opened.core.handle('people.list', { text: 'ann', offset: 0, limit: 1 })
    expect(page).toMatchObject({ value: { rows: [{ others: [{ name: 'Customer', source: 'two' }] }] } })
    expect(await opened.core.handle('contacts.move', { id: second, to: 0 })).toMatchObject({ ok: true })
    expect(opened.core.state.settings.values.contacts.sources.map(({ title }) => title)).toEqual([
      'two',
      'one',
    ])
  })

  it('is looked into before it is added, with what its columns hold', async () => {
    const opened = await open()
    const { path: at } = {
      ...file('odd.txt', 'Who;Line\nAnn;212 555 0100\n'),
      path: path.join(folder, 'odd.txt'),
    }
    const look = (columns: CommandInput<'contacts.look'>['columns']) =>
      opened.core.handle('contacts.look', { path: at, columns })
    expect(await look([])).toMatchObject({
      value: {
        format: 'table',
        count: 0,
        columns: [{ title: 'Who', use: 'none', cells: ['Ann'] }, { title: 'Line' }],
      },
    })
    const chosen = [
      { title: 'Who', use: 'name' },
      { title: 'Line', use: 'work' },
    ] as const
    expect(await look([...chosen])).toMatchObject({
      value: { count: 1, examples: [{ name: 'Ann', numbers: ['212 555 0100'] }] },
    })
    expect(refusal(await opened.core.handle('contacts.look', { path: folder, columns: [] }))).toBe(
      'contacts-file-unreadable',
    )
  })

  it('is refused where its path is none, and where there are twenty lists', async () => {
    const opened = await open()
    const save = (source: Source) => opened.core.handle('contacts.save', { source, password: '' })
    const source = file('one.csv', 'Name,Phone\nAnn,212 555 0100\n')
    expect(refusal(await save({ ...source, path: 'one.csv' } as Source))).toBe('bad-input')
    expect(refusal(await save({ ...source, id: 'nothere1' }))).toBe('contact-source-gone')
    for (let at = 0; at < 20; at += 1) expect(refusal(await save(source))).toBe('taken')
    expect(refusal(await save(source))).toBe('contact-source-limit')
  })
})

describe('a list that is removed', () => {
  it('is gone at once and comes back where it was; later its password is gone as well', async () => {
    const opened = await open({ clock: createScaledClock(20) })
    const { core, ports } = opened
    const id = await opened.add(server(1), 'a secret')
    const people = await opened.add(file('people.csv', 'Name,Phone\nAnn,212 555 0100\n'))
    await opened.read(people)
    expect(await opened.read(id)).toMatchObject({
      hasPassword: true,
      problem: { error: { code: 'contacts-refused' } },
    })

    await core.handle('contacts.remove', { id: people })
    await opened.until('nobody is known', (state) => state.people.count === 0)
    expect(core.state.contacts.removed).toMatchObject([{ id: people, title: 'people.csv' }])
    await core.handle('contacts.remove', { id })
    expect(refusal(await core.handle('contacts.restore', { id }))).toBe('taken')
    expect(refusal(await core.handle('contacts.restore', { id: people }))).toBe('taken')
    expect(core.state.settings.values.contacts.sources.map((source) => source.id)).toEqual([id, people])
    await opened.until('Ann is back', (state) => state.people.count === 1)
    expect(await ports.contactSecrets.load()).toContain('a secret')

    await core.handle('contacts.remove', { id })
    await opened.until('it is too late', ({ contacts }) => contacts.removed.length === 0)
    await expect.poll(() => ports.contactSecrets.load()).toBeUndefined()
    expect(refusal(await core.handle('contacts.restore', { id }))).toBe('contact-source-gone')
  })

  it('leaves no password behind where the program ended before it was forgotten', async () => {
    const opened = await open()
    await opened.add(server(1), 'a secret')
    await opened.core.stop()
    opened.ports.editSettings({ contacts: { sources: [] } })
    await opened.core.start()
    expect(await opened.ports.contactSecrets.load()).toBeUndefined()
  })
})

describe('a server', () => {
  it('is not saved without its password, and no state, setting or log line holds one', async () => {
    const opened = await open()
    const save = (source: Source, password: string) =>
      opened.core.handle('contacts.save', { source, password })
    expect(refusal(await save(server(1), ''))).toBe('contacts-password-needed')
    const saved = await save(server(1), 'a secret')
    const id = saved.ok ? saved.value.id : ''
    await opened.read(id)
    expect(refusal(await save({ ...server(1, id), title: 'Renamed' }, ''))).toBe('taken')
    expect(refusal(await save(server(2, id), ''))).toBe('contacts-password-needed')
    expect(refusal(await opened.core.handle('contacts.test', { source: server(2, id), password: '' }))).toBe(
      'taken',
    )
    const { core, ports } = opened
    expect(JSON.stringify([core.state, ports.settings.read(), ports.lines])).not.toContain('a secret')
  })
})
