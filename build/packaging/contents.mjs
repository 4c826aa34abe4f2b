// What a package consists of, file by file: to be compared with what it consisted of when somebody last looked.
import { openSync, readSync, closeSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'

/**
 * @param {string} unpacked absolute folder of an unpacked package
 * @param {string} [archive] where in it the app lies
 * @returns {Record<string, number>} bytes by path, sorted; those inside the archive stand behind "app.asar/". What a build
 *   names by its content has "*" for it, and Chromium's texts count as one.
 */
export function contentsOf(unpacked, archive = path.join('resources', 'app.asar')) {
  const files = readdirSync(unpacked, { recursive: true, encoding: 'utf8' })
    .filter((name) => name !== archive && statSync(path.join(unpacked, name)).isFile())
    .map((name) => ({ name, bytes: statSync(path.join(unpacked, name)).size }))
  const packed = archivedFiles(path.join(unpacked, archive)).map(({ name, bytes }) => ({
    name: `app.asar/${name}`,
    bytes,
  }))
  /** @type {Map<string, number>} */
  const sum = new Map()
  for (const { name, bytes } of [...files, ...packed]) {
    const shown = name.replace(/^locales\/.*/u, 'locales/*').replace(/-[\w-]{8}(?=\.(?:js|css)$)/u, '-*')
    sum.set(shown, (sum.get(shown) ?? 0) + bytes)
  }
  return Object.fromEntries([...sum].sort(([one], [other]) => (one < other ? -1 : 1)))
}

/**
 * An archive begins with two pickled numbers, the second of which is the length of what follows: the pickled length of a
 * JSON text, and the text (github.com/electron/asar, "Format").
 * @param {string} file
 */
function archivedFiles(file) {
  const handle = openSync(file, 'r')
  try {
    const head = Buffer.alloc(16)
    readSync(handle, head, 0, 16, 0)
    const text = Buffer.alloc(head.readUInt32LE(12))
    readSync(handle, text, 0, text.length, 16)
    return entriesIn(JSON.parse(text.toString('utf8')), '')
  } finally {
    closeSync(handle)
  }
}

/**
 * @typedef {{ files?: Record<string, Node>, size?: number }} Node
 * @param {Node} node
 * @param {string} at
 * @returns {{ name: string, bytes: number }[]}
 */
function entriesIn({ files, size }, at) {
  if (files === undefined) return [{ name: at, bytes: size ?? 0 }]
  return Object.entries(files).flatMap(([name, inner]) =>
    entriesIn(inner, at === '' ? name : `${at}/${name}`),
  )
}
