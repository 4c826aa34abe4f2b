import { createServer, type Server } from 'node:https'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { createAuthority, type Authority } from '../xmpp/certificates.ts'
import { openLists, type Lists } from './people.ts'

let authority: Authority
let lists: Lists | undefined
const servers: Server[] = []

beforeAll(async () => {
  authority = await createAuthority()
})
afterEach(async () => {
  await lists?.core.stop()
  lists = undefined
})
afterAll(async () => {
  for (const server of servers) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})

/** @returns its address, and the requests that it got */
async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const asked: string[] = []
  const { cert, key } = await authority.issue(['127.0.0.1'])
  const server = createServer({ cert, key }, (request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''} ${request.headers.authorization ?? ''}`)
    request.resume()
    answer(request, response)
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { url: `https://127.0.0.1:${String(port)}/`, asked }
}

async function failure(url: string, caPem = authority.caPem): Promise<string | undefined> {
  lists = await openLists(caPem)
  const source = { kind: 'carddav', id: '', title: 'Books', url, user: 'ann' } as const
  const tested = await lists.core.handle('contacts.test', { source, password: 'a secret' })
  if (!tested.ok) return tested.error.code
  const failed = tested.value.steps.find(({ status }) => status === 'failed')
  return failed && `${failed.step} ${failed.error?.code ?? ''}`
}

const multistatus = (text: string) => (_request: IncomingMessage, response: ServerResponse) => {
  response.writeHead(207, { 'content-type': 'application/xml' })
  response.end(text)
}

const found = (prop: string): string =>
  `<?xml version="1.0"?><d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:carddav"><d:response><d:href>/</d:href><d:propstat><d:prop>${prop}</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response></d:multistatus>`

it('a server that sends on to another one, by status or by what it answers, gives it no password', async () => {
  const other = await serve(multistatus(found('')))
  const redirecting = await serve((_request, response) => {
    response.writeHead(301, { location: other.url }).end()
  })
  expect(await failure(redirecting.url)).toBe('find contacts-elsewhere')
  const pointing = await serve(
    multistatus(
      found(`<d:current-user-principal><d:href>${other.url}ann/</d:href></d:current-user-principal>`),
    ),
  )
  expect(await failure(pointing.url)).toBe('find contacts-elsewhere')
  expect(other.asked).toEqual([])
})

it('a server that nobody vouches for gets no password, whatever the environment says of certificates', async () => {
  vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0')
  try {
    const { url, asked } = await serve(multistatus(found('')))
    expect(await failure(url, '')).toBe('tls certificate-untrusted')
    expect(asked).toEqual([])
  } finally {
    vi.unstubAllEnvs()
  }
})

it('a server that sends in circles is left', async () => {
  const { url } = await serve((request, response) => {
    response.writeHead(302, { location: `${request.url ?? '/'}x` }).end()
  })
  expect(await failure(url)).toBe('find contacts-bad-reply')
})

it.each([
  [
    'an answer that breaks off',
    multistatus('<d:multistatus xmlns:d="DAV:"><d:response>'),
    'find contacts-bad-reply',
  ],
  ['no XML at all', multistatus('{"error": "no"}'), 'find contacts-bad-reply'],
  ['nested without end', multistatus(`<a>${'<b>'.repeat(1_000)}`), 'find contacts-bad-reply'],
  ['entities of its own', multistatus('<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'), 'find contacts-bad-reply'],
  [
    'a page for people',
    (_request: IncomingMessage, response: ServerResponse) => {
      response.end('<html></html>')
    },
    'find contacts-not-found',
  ],
  [
    'a closed line',
    (request: IncomingMessage) => {
      request.socket.destroy()
    },
    'find contacts-bad-reply',
  ],
])('%s costs nothing but that answer', async (_what, answer, expected) => {
  const { url } = await serve(answer)
  expect(await failure(url)).toBe(expected)
})

it('a card whose photograph stands between broken properties is read, in CDATA too', async () => {
  const card = `BEGIN:VCARD\r\nVERSION:3.0\r\nPHOTO;ENCODING=b:${'A'.repeat(200_000)}\r\nTEL;=:\r\nFN:Ann ]] Carter\r\nTEL:+12125550100\r\nEND:VCARD\r\n`
  const { url } = await serve((request, response) => {
    const isBook = '<d:resourcetype><d:collection/><c:addressbook/></d:resourcetype>'
    const text =
      request.method === 'REPORT'
        ? found(`<d:getetag>1</d:getetag><c:address-data><![CDATA[${card}]]></c:address-data>`).replace(
            '<d:href>/',
            '<d:href>/ann.vcf',
          )
        : request.headers['depth'] === '1'
          ? found('<d:getetag>1</d:getetag>').replace('<d:href>/', '<d:href>/ann.vcf')
          : found(isBook)
    multistatus(text)(request, response)
  })
  lists = await openLists(authority.caPem)
  const id = await lists.add({ kind: 'carddav', id: '', title: 'Books', url, user: 'ann' }, 'a secret')
  expect(await lists.read(id)).toMatchObject({ count: 1, skipped: 0 })
  expect(await lists.rows()).toEqual(['Ann ]] Carter: (212) 555-0100'])
})
