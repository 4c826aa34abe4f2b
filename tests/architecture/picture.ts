/**
 * The house as a drawing: a box for each part of the product, an arrow for each pair that imports, as it stands. What
 * everybody may import (the result type, the error codes, the vocabulary of XMPP) is left out.
 */
import { OPEN_FILES, layerOf } from '../../build/lint/layers.mjs'
import { arrowsOf, importsInTree, type Arrow } from '../unit/lint/imports.ts'

interface Box {
  readonly name: string
  readonly says: string
  readonly column: number
  readonly row: number
}

/** From what people see down to what knows nothing of the rest. */
const BOXES: readonly Box[] = [
  { name: 'renderer', says: 'the windows, sandboxed', column: 0, row: 0 },
  { name: 'main', says: 'the shell: tray, keys, files', column: 1, row: 0 },
  { name: 'main/try-it', says: 'starts the simulator', column: 2, row: 0 },
  { name: 'app/core', says: 'one state, one way in', column: 1, row: 1 },
  { name: 'app/updates', says: 'newer versions', column: 2, row: 1 },
  { name: 'app/simulator', says: 'a stand-in for the service', column: 3, row: 1 },
  { name: 'app/contacts', says: 'files, CardDAV, LDAP', column: 0, row: 2 },
  { name: 'app/onsip', says: 'OnSIP’s services', column: 1, row: 2 },
  { name: 'app/openzoep', says: 'a local voice engine', column: 2, row: 2 },
  { name: 'app/recorder', says: 'what happened, and nobody’s name', column: 3, row: 2 },
  { name: 'app/xmpp', says: 'XMPP itself', column: 2, row: 3 },
  { name: 'app/contract', says: 'commands, state, words', column: 1, row: 3 },
  { name: 'app/ports', says: 'what the shell supplies', column: 3, row: 3 },
  { name: 'app/calls', says: 'legs to calls, pure', column: 0, row: 4 },
  { name: 'app/dialing', says: 'text to dial string, pure', column: 1, row: 4 },
  { name: 'app/people', says: 'names and lines, pure', column: 2, row: 4 },
]

const WIDTH = 210
const HEIGHT = 54
const GAP_X = 44
const GAP_Y = 62
const MARGIN = 20

const left = ({ column }: Box): number => MARGIN + column * (WIDTH + GAP_X)
const top = ({ row }: Box): number => MARGIN + row * (HEIGHT + GAP_Y)

const boxOf = (layer: string): Box | undefined => BOXES.find(({ name }) => name === layer)

/** @throws when a part of the product has no box: the drawing would lie by leaving it out */
export function architecturePicture(): string {
  const imports = importsInTree().filter(({ file }) => !file.startsWith('build/'))
  const homeless = imports.flatMap(({ file }) => {
    const layer = layerOf(file)
    const isOpen = OPEN_FILES.some((open) => open.file === layer)
    return layer === undefined || isOpen || boxOf(layer) !== undefined ? [] : [layer]
  })
  if (homeless.length > 0) throw new Error(`no box for ${[...new Set(homeless)].join(', ')}`)
  return drawn(arrowsOf(imports))
}

function drawn(arrows: readonly Arrow[]): string {
  const lines = new Set(
    arrows.flatMap(({ from, to }) => {
      const [tail, head] = [boxOf(from), boxOf(to)]
      return tail === undefined || head === undefined || tail === head ? [] : [line(tail, head)]
    }),
  )
  const width = MARGIN * 2 + 4 * WIDTH + 3 * GAP_X
  const height = MARGIN * 2 + 5 * HEIGHT + 4 * GAP_Y
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(width)} ${String(height)}" role="img" aria-label="Parts of Ringside and what they import">
<style>
text{font:13px system-ui,sans-serif;fill:#1d2330}
.name{font-weight:600;font-size:14px}
.box{fill:#f6f7f9;stroke:#69748a}
path{fill:none;stroke:#69748a;stroke-opacity:.75}
.head{fill:#69748a;stroke:none}
@media (prefers-color-scheme:dark){text{fill:#e6e9ef}.box{fill:#20252e;stroke:#9aa5b8}path{stroke:#9aa5b8}.head{fill:#9aa5b8}}
</style>
<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path class="head" d="M0 0 8 4 0 8z"/></marker></defs>
${[...lines].sort().join('\n')}
${BOXES.map(box).join('\n')}
</svg>
`
}

const box = (at: Box): string => {
  const middle = String(left(at) + WIDTH / 2)
  return `<rect class="box" x="${String(left(at))}" y="${String(top(at))}" width="${String(WIDTH)}" height="${String(HEIGHT)}" rx="6"/><text class="name" x="${middle}" y="${String(top(at) + 23)}" text-anchor="middle">${at.name}</text><text x="${middle}" y="${String(top(at) + 42)}" text-anchor="middle">${at.says}</text>`
}

/** From the lower edge of one to the upper edge of the other; along a row from side to side. */
function line(tail: Box, head: Box): string {
  const over = Math.sign(head.column - tail.column)
  if (tail.row === head.row) {
    const y = top(tail) + HEIGHT / 2 + (tail.column < head.column ? -6 : 6)
    const from = left(tail) + (over > 0 ? WIDTH : 0)
    const to = left(head) + (over > 0 ? 0 : WIDTH)
    const bow = Math.abs(head.column - tail.column) > 1 ? HEIGHT : 0
    return path(
      `M${String(from)} ${String(y)}C${String(from + over * 20)} ${String(y - bow)} ${String(to - over * 20)} ${String(y - bow)} ${String(to)} ${String(y)}`,
    )
  }
  const down = head.row > tail.row
  // Arrows of one box leave and arrive side by side instead of on top of each other.
  const x1 = left(tail) + WIDTH / 2 + (head.column - tail.column) * 26 + (head.row - tail.row) * 7
  const x2 = left(head) + WIDTH / 2 - (head.column - tail.column) * 26 + (head.row - tail.row) * 7
  const y1 = top(tail) + (down ? HEIGHT : 0)
  const y2 = top(head) + (down ? 0 : HEIGHT)
  const bend = (down ? 1 : -1) * GAP_Y * 0.8
  return path(
    `M${String(x1)} ${String(y1)}C${String(x1)} ${String(y1 + bend)} ${String(x2)} ${String(y2 - bend)} ${String(x2)} ${String(y2)}`,
  )
}

const path = (d: string): string => `<path marker-end="url(#head)" d="${d}"/>`
