/** Which lines a typed or pasted text names. Pure. */

/** More lines than this are not watched. */
export const MOST_LINES = 1_000

const ADDRESS = /^[^\s@/<>"';,:]+@[^\s@/<>"';,:]+\.?[^\s@/<>"';,:]*$/

export interface LineAddresses {
  /** `user@domain`, lower-case domain, each once, in the order of the text. */
  readonly addresses: readonly string[]
  /** What could not be read, as it was written. */
  readonly unread: readonly string[]
}

/**
 * @param text addresses or SIP URIs between white space, commas or semicolons; a bare name stands in `ownDomain`
 * @param ownDomain empty while nobody is signed in: then a bare name cannot be read
 */
export function readLineAddresses(text: string, ownDomain: string): LineAddresses {
  const words = text.split(/[\s,]+/).flatMap((word) => (word === '' ? [] : [word]))
  const read = words.map((word) => ({ word, address: readOne(word, ownDomain) }))
  const byKey = new Map<string, string>()
  for (const { address } of read) {
    if (address !== '' && !byKey.has(address.toLowerCase())) byKey.set(address.toLowerCase(), address)
  }
  return {
    addresses: [...byKey.values()],
    unread: read.flatMap(({ word, address }) => (address === '' ? [word.slice(0, 100)] : [])),
  }
}

function readOne(word: string, ownDomain: string): string {
  const bare = word
    .replace(/^<|>?;*$/g, '')
    .replace(/^sips?:/i, '')
    .replace(/;.*$/, '')
  const [user = '', domain = ownDomain, ...more] = bare.split('@')
  const address = `${user}@${domain.toLowerCase()}`
  return more.length === 0 && domain !== '' && ADDRESS.test(address) ? address : ''
}
