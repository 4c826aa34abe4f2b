// Which part of the product may import which: the arrows between the folders, once, for lint and for the test that
// proves that lint refuses what it should.

/**
 * @typedef {object} Layer
 * @property {string} name the folder or file it is, from the checkout's root and without ".ts"
 * @property {readonly string[]} may names of the layers that it may import besides itself
 * @property {readonly string[]} packages regular expressions of packages that it may not import
 */

const PURE = ['app/calls', 'app/dialing', 'app/people']
const ELECTRON = ['^electron$', '^electron[-/]']
const SVELTE = ['^svelte$', '^svelte[-/]']
const NODE = ['^node:']

/**
 * Single files that layers may import although their folder is closed to them: `Result`, `assertNever`, the closed set
 * of error codes and the shape of a data form know nothing of the rest of the contract; the simulator shares with the
 * client only the vocabulary and the XML builder.
 * @type {readonly { file: string, to: readonly string[] }[]}
 */
export const OPEN_FILES = [
  { file: 'app/contract/result.ts', to: [...PURE, 'app/contacts', 'app/xmpp', 'app/simulator'] },
  { file: 'app/contract/errors.ts', to: [...PURE, 'app/contacts', 'app/xmpp'] },
  { file: 'app/contract/data-form.ts', to: ['app/xmpp'] },
  { file: 'app/xmpp/namespaces.ts', to: ['app/simulator'] },
  { file: 'app/xmpp/xml.ts', to: ['app/simulator'] },
]

/**
 * @param {string} name
 * @param {readonly string[]} may
 * @param {readonly string[]} packages
 */
const layer = (name, may, packages) => ({ name, may, packages })

const IN_APP = [...ELECTRON, ...SVELTE]
const WITHOUT_SIMULATOR = [
  ...PURE,
  'app/contacts',
  'app/contract',
  'app/onsip',
  'app/openzoep',
  'app/ports',
  'app/recorder',
  'app/updates',
  'app/xmpp',
]
const FOR_MAIN = [
  'app/core',
  'app/ports',
  'app/contract',
  'app/calls',
  'app/dialing',
  'app/recorder',
  'app/updates',
]

/** Every layer. The more specific name comes after the one that it lies in. */
export const LAYERS = [
  layer('app/calls', ['app/dialing', 'app/people'], [...IN_APP, ...NODE]),
  layer('app/dialing', ['app/calls', 'app/people'], [...IN_APP, ...NODE]),
  layer('app/people', ['app/calls', 'app/dialing'], [...IN_APP, ...NODE]),
  layer('app/contract', PURE, [...IN_APP, ...NODE]),
  layer('app/contacts', ['app/people', 'app/ports'], IN_APP),
  layer('app/xmpp', ['app/ports'], IN_APP),
  layer('app/onsip', ['app/xmpp', 'app/calls', 'app/people', 'app/contract', 'app/ports'], IN_APP),
  layer('app/openzoep', ['app/xmpp', 'app/calls', 'app/contract', 'app/ports'], IN_APP),
  layer('app/recorder', [...PURE, 'app/contract', 'app/ports'], [...IN_APP, ...NODE]),
  layer('app/updates', ['app/contract', 'app/ports', 'app/xmpp'], IN_APP),
  layer('app/simulator', [], IN_APP),
  layer('app/ports', WITHOUT_SIMULATOR, IN_APP),
  layer('app/core', WITHOUT_SIMULATOR, IN_APP),
  layer('renderer', ['app/contract', 'app/calls', 'app/dialing'], [...ELECTRON, ...NODE, '^@xmpp/']),
  layer('main', FOR_MAIN, SVELTE),
  layer('main/try-it', [...FOR_MAIN, 'main', 'app/simulator'], SVELTE),
  layer('build', ['app/contract'], ELECTRON),
]

/** Where nothing of ours may point to: proof is not part of the product. */
const TESTS = 'tests'

/**
 * @param {{ name: string, may: readonly string[] }} from
 * @returns {string[]} the names of what it may not import
 */
export function closedTo(from) {
  const others = [...LAYERS.map(({ name }) => name), TESTS].filter(
    (name) => name !== from.name && !from.name.startsWith(`${name}/`) && !name.startsWith(`${from.name}/`),
  )
  return others.filter((name) => !from.may.includes(name) && name !== 'main/try-it')
}

/**
 * The layer that a file belongs to.
 * @param {string} file from the checkout's root, with forward slashes
 * @returns {string | undefined} its name; an open file is a layer of its own, so that what points at it alone makes no
 *   cycle
 */
export function layerOf(file) {
  const open = OPEN_FILES.find((entry) => entry.file === file)
  if (open !== undefined) return open.file
  if (file.startsWith(`${TESTS}/`)) return TESTS
  return LAYERS.findLast(({ name }) => file.startsWith(`${name}/`) || file.startsWith(`${name}.`))?.name
}
