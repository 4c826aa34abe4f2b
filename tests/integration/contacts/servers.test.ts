import { createServer, type AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { CommandInput } from '../../../app/contract/commands.ts'
import { createAuthority, type Authority } from '../xmpp/certificates.ts'
import { openLists, type Lists } from './people.ts'
import { radicaleMissing, startRadicale, type Radicale } from './radicale.ts'
import { BASE, READER, slapdMissing, startSlapd, type Slapd } from './slapd.ts'

type Source = CommandInput<'contacts.save'>['source']

const LOGIN = { user: 'ann', password: 'päss word' }
const card = (name: string, number: string): string =>
  `BEGIN:VCARD\r\nVERSION:3.0\r\nUID:${name}\r\nFN:${name}\r\nTEL;TYPE=CELL:${number}\r\nEND:VCARD\r\n`

let authority: Authority
let lists: Lists | undefined

beforeAll(async () => {
  authority = await createAuthority()
})
afterEach(async () => {
  await lists?.core.stop()
  lists = undefined
})

const stepsOf = async (opened: Lists, source: Source, password: string): Promise<readonly string[]> => {
  const tested = await opened.core.handle('contacts.test', { source, password })
  return tested.ok
    ? tested.value.steps.map(({ step, status, error }) =>
        [step, status, error?.code].filter(Boolean).join(' '),
      )
    : [tested.error.code]
}

const PASSED = ['resolve', 'connect', 'tls', 'sign-in', 'find', 'read'].map((step) => `${step} passed`)

describe.skipIf(radicaleMissing !== undefined)('an address book server (Radicale)', () => {
  let radicale: Radicale
  const source = (url: string, user = LOGIN.user): Source => ({
    kind: 'carddav',
    id: '',
    title: 'Books',
    url,
    user,
  })

  beforeAll(async () => {
    radicale = await startRadicale(await authority.issue(['127.0.0.1']), LOGIN, ['friends', 'work'])
    await radicale.put('friends', 'carla.vcf', card('Carla Diaz', '+1 212 555 0101'))
    await radicale.put('work', 'bob.vcf', card('Bob Reed', '+1 212 555 0102'))
  })
  afterAll(() => radicale.remove())

  it('is found from the server alone, and all its books are read and kept up to date', async () => {
    lists = await openLists(authority.caPem)
    expect(await stepsOf(lists, source(radicale.url), LOGIN.password)).toEqual(PASSED)
    const id = await lists.add(source(radicale.url), LOGIN.password)
    expect(await lists.read(id)).toMatchObject({ count: 2, skipped: 0, hasPassword: true })
    expect(await lists.rows()).toEqual(['Bob Reed: (212) 555-0102', 'Carla Diaz: (212) 555-0101'])

    await radicale.put('friends', 'carla.vcf', null)
    await radicale.put('friends', 'dora.vcf', card('Dora Beck', '+1 212 555 0103'))
    await lists.core.handle('contacts.read', { id })
    await lists.until(
      'the change is read',
      ({ people, contacts }) => people.count === 2 && contacts.sources[id]?.isReading === false,
    )
    expect(await lists.rows()).toEqual(['Bob Reed: (212) 555-0102', 'Dora Beck: (212) 555-0103'])
    await radicale.put('friends', 'dora.vcf', null)
    await radicale.put('friends', 'carla.vcf', card('Carla Diaz', '+1 212 555 0101'))
  })

  it('is read from the address of one book', async () => {
    lists = await openLists(authority.caPem)
    const id = await lists.add(source(`${radicale.url}ann/work/`), LOGIN.password)
    expect(await lists.read(id)).toMatchObject({ count: 1 })
  })

  it('names the step at which it fails, and what is wrong there', async () => {
    lists = await openLists(authority.caPem)
    const port = new URL(radicale.url).port
    const failure = async (url: string, password = LOGIN.password): Promise<string | undefined> =>
      (await stepsOf(openedLists(), source(url), password)).find((step) => step.includes('failed'))
    const openedLists = (): Lists => lists ?? raise()
    expect(await failure(radicale.url, 'wrong')).toBe('sign-in failed contacts-login-refused')
    expect(await failure(`${radicale.url}ann/none/`)).toBe('find failed contacts-not-found')
    expect(await failure(`https://localhost:${port}/`)).toBe('tls failed contacts-certificate-name')
    expect(await failure('https://no-such-host.invalid/')).toBe('resolve failed contacts-host-not-found')
    expect(await failure('https://127.0.0.1:1/')).toBe('connect failed contacts-refused')
    expect(await failure(`http://127.0.0.1:${port}/`)).toBe('tls failed contacts-insecure')
    expect(await failure('https://ann:secret@127.0.0.1/')).toBe('resolve failed contacts-address-invalid')
  })

  it('is not believed by whoever does not know its authority, and what was read before stays', async () => {
    const stranger = await createAuthority('Somebody else')
    lists = await openLists(stranger.caPem)
    expect(await stepsOf(lists, source(radicale.url), LOGIN.password)).toContain(
      'tls failed certificate-untrusted',
    )
  })

  it('gets a stored password only as long as it is the same server and name', async () => {
    lists = await openLists(authority.caPem)
    const id = await lists.add(source(radicale.url), LOGIN.password)
    await lists.read(id)
    const elsewhere = { ...source('https://127.0.0.1:1/'), id }
    expect(await lists.core.handle('contacts.save', { source: elsewhere, password: '' })).toMatchObject({
      error: { code: 'contacts-password-needed' },
    })
    const other = { ...source(radicale.url, 'bob'), id }
    expect(await lists.core.handle('contacts.save', { source: other, password: '' })).toMatchObject({
      ok: false,
    })
    const renamed = { ...source(`${radicale.url}ann/work/`), id, title: 'Work' }
    expect(await lists.core.handle('contacts.save', { source: renamed, password: '' })).toMatchObject({
      ok: true,
    })
    await lists.until('the one book is read', ({ people }) => people.count === 1)
    const written = JSON.stringify([lists.core.state, lists.ports.settings.read(), lists.ports.lines])
    expect(written).not.toContain(LOGIN.password)
  })
})

describe.skipIf(slapdMissing !== undefined)('a company’s directory (OpenLDAP)', () => {
  let slapd: Slapd
  const source = (change: Partial<Extract<Source, { kind: 'ldap' }>> = {}): Source => ({
    ...{
      kind: 'ldap',
      id: '',
      title: 'Company',
      host: '127.0.0.1',
      port: slapd.startTlsPort,
      security: 'starttls',
    },
    ...{ user: READER.user, base: BASE, filter: '(|(telephoneNumber=*)(mobile=*))' },
    attributes: {
      ...{ name: 'displayName, cn', organisation: 'o', work: 'telephoneNumber', mobile: 'mobile' },
      ...{ home: 'homePhone', sip: 'labeledURI' },
    },
    ...change,
  })

  beforeAll(async () => {
    const many = Array.from({ length: 350 }, (_, at) => ({
      name: `Person ${String(at).padStart(3, '0')}`,
      attributes: { employeeType: 'many', telephoneNumber: `+1 212 555 ${String(1000 + at)}` },
    }))
    const people = [
      {
        name: 'Jörg Groß',
        attributes: {
          displayName: 'Jörg Groß',
          mobile: '+49 171 1234567',
          labeledURI: 'sip:joerg@example.com',
          o: 'Example',
        },
      },
      { name: 'Nobody', attributes: { mail: 'nobody@example.com' } },
      ...many,
    ]
    slapd = await startSlapd(await authority.issue(['127.0.0.1']), people, 300)
  })
  afterAll(() => slapd.remove())

  it.each(['starttls', 'tls'] as const)('is read over %s, entry by entry of its filter', async (security) => {
    lists = await openLists(authority.caPem)
    const port = security === 'tls' ? slapd.tlsPort : slapd.startTlsPort
    const wanted = source({ security, port, filter: '(mobile=*)' })
    expect(await stepsOf(lists, wanted, READER.password)).toEqual(PASSED)
    const id = await lists.add(wanted, READER.password)
    expect(await lists.read(id)).toMatchObject({ count: 1, isCut: false })
    expect(await lists.rows()).toEqual(['Jörg Groß: Example · +49 171 1234567 · joerg@example.com'])
  })

  it('is read page by page, and is told to go on where the server stops', async () => {
    lists = await openLists(authority.caPem)
    const id = await lists.add(source(), READER.password)
    const state = await lists.read(id)
    expect(state.isCut).toBe(true)
    expect(state.count).toBeGreaterThanOrEqual(200)
  })

  it('names the step at which it fails, and what is wrong there', async () => {
    lists = await openLists(authority.caPem)
    const opened = lists
    const failure = async (wanted: Source, password = READER.password): Promise<string | undefined> =>
      (await stepsOf(opened, wanted, password)).find((step) => step.includes('failed'))
    expect(await failure(source(), 'wrong')).toBe('sign-in failed contacts-login-refused')
    expect(await failure(source(), '')).toBe('sign-in failed contacts-password-needed')
    expect(await failure(source({ base: 'dc=other,dc=com' }))).toBe('find failed contacts-not-found')
    expect(await failure(source({ filter: '(((' }))).toBe('find failed contacts-filter-invalid')
    expect(await failure(source({ host: 'localhost' }))).toBe('tls failed contacts-certificate-name')
    expect(await failure(source({ host: 'localhost', security: 'tls', port: slapd.tlsPort }))).toBe(
      'tls failed contacts-certificate-name',
    )
    expect(await failure(source({ security: 'tls' }))).toMatch(/^tls failed|^connect failed/)
    expect(await failure(source({ port: 1 }))).toBe('connect failed contacts-refused')
    expect(await failure(source({ host: 'no-such-host.invalid' }))).toBe(
      'resolve failed contacts-host-not-found',
    )
  })
})

describe('a directory that refuses encryption', () => {
  it('gets neither a name nor a password', async () => {
    const heard: Buffer[] = []
    // RFC 4511 §4.12: an extended response with the result `protocolError`, to whatever is asked.
    const server = createServer((socket) => {
      socket.on('error', () => undefined)
      socket.on('data', (bytes) => {
        heard.push(bytes)
        socket.write(
          Uint8Array.from([
            0x30,
            0x0c,
            0x02,
            0x01,
            bytes[4] ?? 0,
            0x78,
            0x07,
            0x0a,
            0x01,
            0x02,
            0x04,
            0x00,
            0x04,
            0x00,
          ]),
        )
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const { port } = addressOf(address)
    lists = await openLists(authority.caPem)
    const source: Source = {
      ...{ kind: 'ldap', id: '', title: 'Plain', host: '127.0.0.1', port, security: 'starttls', base: BASE },
      ...{ user: READER.user, filter: '(mobile=*)' },
      attributes: { name: 'cn', organisation: 'o', work: '', mobile: 'mobile', home: '', sip: '' },
    }
    expect(await stepsOf(lists, source, READER.password)).toContain('tls failed contacts-insecure')
    const said = Buffer.concat(heard).toString('latin1')
    expect(said).toContain('1.3.6.1.4.1.1466.20037')
    expect(said).not.toContain(READER.password)
    expect(said).not.toContain('cn=reader')
    await new Promise((resolve) => server.close(resolve))
  })
})

const addressOf = (address: AddressInfo | string | null): AddressInfo =>
  typeof address === 'object' && address !== null ? address : raise()

function raise(): never {
  throw new Error('not there')
}
