// The arrows between the folders: lint refuses every wrong import, lets every right one pass, and the tree as it stands
// has neither a wrong arrow nor a cycle.
import { ESLint } from 'eslint'
import { describe, expect, it } from 'vitest'
import { LAYERS, OPEN_FILES, closedTo } from '../../../build/lint/layers.mjs'
import { importRules } from '../../../build/lint/restricted-imports.mjs'
import { arrowsOf, cycleIn, importsIn, importsInTree } from './imports.ts'

// The import rules alone: the full configuration would read the types of a file that does not exist.
const eslint = new ESLint({
  cwd: new URL('../../..', import.meta.url).pathname,
  overrideConfigFile: true,
  overrideConfig: [{ files: ['**/*.{ts,mjs,svelte}'] }, ...importRules()],
})

/** @returns what lint says of one import in a file */
async function verdict(file: string, specifier: string): Promise<readonly string[]> {
  const [result] = await eslint.lintText(`import '${specifier}'\n`, { filePath: file })
  return result?.messages.map(({ message }) => message) ?? []
}

/** A file in a layer, `deeper` folders further down than its top; layers that are one file have only that. */
function fileIn(layer: string, deeper = 0): string {
  const single = layer === 'main/try-it' || layer === 'app/ports'
  return single ? `${layer}.ts` : `${layer}/${'deeper/'.repeat(deeper)}planted.ts`
}

/** How a file imports another one, both given from the root. */
function specifier(from: string, to: string): string {
  const folders = from.split('/').slice(0, -1)
  const target = to.split('/')
  while (folders.length > 0 && folders[0] === target[0]) {
    folders.shift()
    target.shift()
  }
  return `${folders.length === 0 ? './' : '../'.repeat(folders.length)}${target.join('/')}`
}

describe.each(LAYERS)('imports of $name', (layer) => {
  it.each(closedTo(layer))('a planted import of %s is refused', async (target) => {
    for (const deeper of [0, 2]) {
      const from = fileIn(layer.name, deeper)
      expect(await verdict(from, specifier(from, fileIn(target)))).toEqual([
        expect.stringContaining(`${layer.name} may not import ${target}.`),
      ])
    }
  })

  it.each([...layer.may, layer.name])('an import of %s passes', async (target) => {
    for (const deeper of [0, 2]) {
      const from = fileIn(layer.name, deeper)
      expect(await verdict(from, specifier(from, fileIn(target)))).toEqual([])
    }
  })

  it('packages that run elsewhere are refused, others pass', async () => {
    for (const pattern of layer.packages) {
      const name = pattern.replace(/^\^/u, '').replace(/\$$/u, '').replace('[-/]', '/x')
      expect(await verdict(fileIn(layer.name), name)).toHaveLength(1)
    }
    expect(await verdict(fileIn(layer.name), 'zod')).toEqual([])
  })
})

describe.each(OPEN_FILES)('$file', ({ file, to }) => {
  it.each(to)('may be imported by %s, and nothing beside it may', async (layer) => {
    const from = fileIn(layer)
    expect(await verdict(from, specifier(from, file))).toEqual([])
    expect(await verdict(from, specifier(from, file.replace('.ts', '-more.ts')))).toHaveLength(1)
  })
})

describe('the tree as it stands', () => {
  const imports = importsInTree()

  it('holds imports to look at', () => {
    expect(imports.length).toBeGreaterThan(20)
  })

  it('has no arrow that the layers do not allow, dynamic imports included', () => {
    const wrong = arrowsOf(imports).filter(({ from, to }) => {
      const layer = LAYERS.find(({ name }) => name === from)
      const open = OPEN_FILES.find((entry) => entry.file === to)
      return (
        layer !== undefined && !open?.to.includes(from) && closedTo(layer).includes(open ? folderOf(to) : to)
      )
    })
    expect(wrong).toEqual([])
  })

  it('has no arrow out of app/', () => {
    expect(
      arrowsOf(imports).filter(({ from, to }) => from.startsWith('app/') && !to.startsWith('app/')),
    ).toEqual([])
  })

  it('has no cycle between folders', () => {
    expect(cycleIn(arrowsOf(imports))).toBeUndefined()
  })

  it('would show a cycle, and an import hidden in a call', () => {
    const arrow = (from: string, to: string) => ({ from, to, by: `${from}/x.ts` })
    expect(cycleIn([arrow('a', 'b'), arrow('b', 'c'), arrow('c', 'a')])).toEqual(['a', 'b', 'c', 'a'])
    const hidden = importsIn('main/planted.ts', "const load = () => import('../app/simulator/x.ts')")
    expect(arrowsOf(hidden)).toEqual([{ from: 'main', to: 'app/simulator', by: 'main/planted.ts' }])
  })
})

function folderOf(file: string): string {
  return file.split('/').slice(0, -1).join('/')
}
