/** Finds the address books of an account on a CardDAV server (RFC 6352 §6.2, §7.1; RFC 6764 §6). */
import { err, ok, type Result } from '../contract/result.ts'
import { urlFrom, type DavClient } from './dav-client.ts'
import { hrefsIn, isAddressBook, readResponse, versionOf, type DavResponse } from './dav-response.ts'
import { trouble, type ServerTrouble } from './server-trouble.ts'

export interface AddressBook {
  readonly url: URL
  /** Another one is another content; '' where the server tells none. */
  readonly version: string
}

/** Nobody keeps more. */
const MOST_BOOKS = 20

const PROPFIND = `<?xml version="1.0" encoding="utf-8"?>
<d:propfind xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:carddav" xmlns:s="http://calendarserver.org/ns/">
<d:prop><d:resourcetype/><d:current-user-principal/><c:addressbook-home-set/><d:sync-token/><s:getctag/></d:prop>
</d:propfind>`

/** @param home as the user wrote it: a book, the account's place, or the server alone */
export async function findBooks(
  client: DavClient,
  home: URL,
): Promise<Result<readonly AddressBook[], ServerTrouble>> {
  async function look(url: URL, depth: '0' | '1'): Promise<Result<Looked, ServerTrouble>> {
    const responses: DavResponse[] = []
    const answer = await client.ask(
      { method: 'PROPFIND', url, depth, body: PROPFIND, step: 'find' },
      (element) => {
        if (responses.length <= 1_000) responses.push(readResponse(element))
      },
    )
    if (!answer.ok) return answer
    return ok({ url: answer.value.url, status: answer.value.status, responses })
  }

  let at = await look(home, '0')
  if (!at.ok) return at
  if (at.value.responses.length === 0 && home.pathname === '/') {
    at = await look(new URL('/.well-known/carddav', home), '0')
    if (!at.ok) return at
  }
  if (at.value.responses.length === 0) return err(notFound(at.value.status))
  const own = booksOf(at.value)
  if (own.length > 0) return ok(own)

  let place = placeIn(at.value, 'addressbook-home-set')
  const principal = placeIn(at.value, 'current-user-principal')
  if (place === undefined && principal !== undefined) {
    const who = await look(principal, '0')
    if (!who.ok) return who
    place = placeIn(who.value, 'addressbook-home-set')
  }
  const list = await look(place ?? at.value.url, '1')
  if (!list.ok) return list
  const books = booksOf(list.value).slice(0, MOST_BOOKS)
  return books.length === 0 ? err(notFound(list.value.status)) : ok(books)
}

interface Looked {
  readonly url: URL
  readonly status: number
  readonly responses: readonly DavResponse[]
}

const notFound = (status: number): ServerTrouble =>
  trouble('find', 'contacts-not-found', status === 207 ? undefined : `HTTP ${String(status)}`)

const booksOf = ({ url, responses }: Looked): readonly AddressBook[] =>
  responses.filter(isAddressBook).flatMap((response) => {
    const book = urlFrom(response.href, url)
    return book === undefined ? [] : [{ url: book, version: versionOf(response) }]
  })

function placeIn({ url, responses }: Looked, property: string): URL | undefined {
  const [href = ''] = responses.flatMap(({ found }) => hrefsIn(found.get(property)))
  return urlFrom(href, url)
}
