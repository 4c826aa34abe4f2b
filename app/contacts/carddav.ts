/** Contacts of a CardDAV account: asked for once, and afterwards only what has changed, by its entity tag (RFC 6352 §8.7). */
import { err, ok, type Result } from '../contract/result.ts'
import { MOST_CONTACTS } from '../people/contact.ts'
import { createCollector, type ContactList, type Draft } from './collector.ts'
import { findBooks, type AddressBook } from './dav-books.ts'
import { createDavClient, urlFrom, type DavClient, type DavDeps } from './dav-client.ts'
import { localName, readResponse } from './dav-response.ts'
import { createLineCutter } from './lines.ts'
import { createPace, type Pace } from './pace.ts'
import { trouble, type ServerTrouble } from './server-trouble.ts'
import { createCardCutter } from './vcard-cards.ts'
import { draftFromCard } from './vcard.ts'

export interface CardDavTarget {
  readonly url: string
  readonly user: string
  readonly password: string
}

/** What the last reading left: cards by their addresses. */
export interface DavMemory {
  readonly version: string
  readonly cards: ReadonlyMap<string, DavCard>
}

interface DavCard {
  readonly tag: string
  readonly drafts: readonly Draft[]
}

export const NO_DAV_MEMORY: DavMemory = { version: '', cards: new Map() }

export interface DavReading {
  readonly list: ContactList
  readonly memory: DavMemory
}

/** So many cards in one request: an answer of a few hundred kilobytes. */
const BATCH = 50

const TAGS = `<?xml version="1.0" encoding="utf-8"?>
<d:propfind xmlns:d="DAV:"><d:prop><d:resourcetype/><d:getetag/></d:prop></d:propfind>`

/** @param before the memory of the last reading of this very target */
export async function readCardDav(
  deps: DavDeps,
  target: CardDavTarget,
  before: DavMemory,
): Promise<Result<DavReading, ServerTrouble>> {
  const home = urlFrom(target.url, new URL('https://invalid.invalid/'))
  if (home === undefined || home.username !== '' || home.password !== '')
    return err(trouble('resolve', 'contacts-address-invalid'))
  if (home.protocol !== 'https:') return err(trouble('tls', 'contacts-insecure'))
  const client = createDavClient(deps, home, target)
  try {
    const books = await findBooks(client, home)
    if (!books.ok) return books
    const version = versionOfAll(books.value)
    const pace = createPace(deps.clock)
    if (version !== '' && version === before.version)
      return ok({ list: await listOf(before, pace), memory: before })
    const tags = await tagsIn(client, books.value)
    if (!tags.ok) return tags
    const cards = await cardsOf(client, tags.value, before, pace)
    if (!cards.ok) return cards
    const memory = { version, cards: cards.value }
    return ok({ list: await listOf(memory, pace), memory })
  } finally {
    client.dispose()
  }
}

const versionOfAll = (books: readonly AddressBook[]): string =>
  books.some(({ version }) => version === '')
    ? ''
    : books.map(({ url, version }) => `${url.href} ${version}`).join('\n')

/** Card → its tag, book after book. */
type Tags = ReadonlyMap<AddressBook, ReadonlyMap<string, string>>

async function tagsIn(
  client: DavClient,
  books: readonly AddressBook[],
): Promise<Result<Tags, ServerTrouble>> {
  const all = new Map<AddressBook, ReadonlyMap<string, string>>()
  let room = MOST_CONTACTS + 1
  for (const book of books) {
    const tags = new Map<string, string>()
    const question = { method: 'PROPFIND', url: book.url, depth: '1', body: TAGS, step: 'read' } as const
    const answer = await client.ask(question, (element) => {
      const { href, found } = readResponse(element)
      const type = found.get('resourcetype')
      const isCollection =
        type?.getChildElements().some((child) => localName(child) === 'collection') ?? false
      if (href === '' || isCollection || room <= 0) return
      tags.set(href, found.get('getetag')?.text() ?? '')
      room -= 1
    })
    if (!answer.ok) return answer
    all.set(book, tags)
  }
  return ok(all)
}

async function cardsOf(
  client: DavClient,
  tags: Tags,
  before: DavMemory,
  pace: Pace,
): Promise<Result<ReadonlyMap<string, DavCard>, ServerTrouble>> {
  const cards = new Map<string, DavCard>()
  for (const [book, inBook] of tags) {
    const wanted: string[] = []
    for (const [href, tag] of inBook) {
      const known = before.cards.get(href)
      if (known !== undefined && known.tag === tag && tag !== '') cards.set(href, known)
      else wanted.push(href)
    }
    for (let at = 0; at < wanted.length; at += BATCH) {
      const body = multiget(wanted.slice(at, at + BATCH))
      const question = { method: 'REPORT', url: book.url, depth: '1', body, step: 'read' } as const
      const answer = await client.ask(question, (element) => {
        const { href, found } = readResponse(element)
        const data = found.get('address-data')
        if (data === undefined || !inBook.has(href)) return
        cards.set(href, { tag: found.get('getetag')?.text() ?? '', drafts: draftsIn(data.text()) })
      })
      if (!answer.ok) return answer
      if (answer.value.status !== 207)
        return err(trouble('read', 'contacts-bad-reply', `HTTP ${String(answer.value.status)}`))
      await pace.breathe()
    }
  }
  return ok(cards)
}

/** Photographs stay where they are: what is not used is not asked for (RFC 6352 §10.4.2). */
const multiget = (hrefs: readonly string[]): string => `<?xml version="1.0" encoding="utf-8"?>
<c:addressbook-multiget xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:carddav"><d:prop><d:getetag/><c:address-data>
${['VERSION', 'UID', 'FN', 'N', 'NICKNAME', 'ORG', 'TEL', 'IMPP', 'X-SIP', 'URL', 'KIND', 'X-ABLABEL']
  .map((name) => `<c:prop name="${name}"/>`)
  .join('')}
</c:address-data></d:prop>${hrefs.map((href) => `<d:href>${escaped(href)}</d:href>`).join('')}</c:addressbook-multiget>`

const escaped = (text: string): string =>
  text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;')

function draftsIn(text: string): readonly Draft[] {
  const lines = createLineCutter()
  const cutter = createCardCutter()
  const cards = [...lines.cut(text), ...lines.end()].flatMap((line) => cutter.take(line) ?? [])
  return [...cards, ...[cutter.end().card ?? []].flat()].flatMap((card) => draftFromCard(card) ?? [])
}

/** In the order of their addresses: the server's own may be another each time. */
async function listOf({ cards }: DavMemory, pace: Pace): Promise<ContactList> {
  const collector = createCollector()
  for (const href of [...cards.keys()].sort()) {
    for (const draft of cards.get(href)?.drafts ?? []) collector.add(draft)
    await pace.breathe()
  }
  return collector.list
}
