/**
 * What the program was started with, read from a closed list. A command line may come from a web page (through a
 * link) or from another user's shortcut, so anything that is not on the list is refused and told, never guessed.
 */

import { isOwnLink, ownLinkTarget } from '../app/dialing/own-link.ts'

/** Something to do once the core is there. A `link` may come from any page: nothing of it dials by itself. */
export type StartWish =
  | { readonly kind: 'dial'; readonly text: string; readonly source: 'link' | 'argument' }
  | { readonly kind: 'dial-clipboard' }
  | { readonly kind: 'hang-up' }

export interface StartArguments {
  /** Path as given: an administrator's provisioning file. */
  readonly config: string | undefined
  /** Path as given: a report whose recording is to be played, instead of anything else. */
  readonly replay: string | undefined
  /** Start without a window, as at login. */
  readonly hidden: boolean
  /** Print how things stand with the Ringside that runs, and end. */
  readonly status: boolean
  /** Print this and end. */
  readonly print: 'version' | 'help' | undefined
  /** In the order given, at most `MAX_WISHES`. */
  readonly wishes: readonly StartWish[]
  /** Options that look like ours and are not, shortened. */
  readonly unknown: readonly string[]
  /** Links that ask for what no link may, shortened. */
  readonly refused: readonly string[]
}

const MAX_WISHES = 10
const MAX_UNKNOWN = 3
const MAX_DIAL_TEXT = 10_000
const MAX_LINK = 2_000

const LINK = /^(?:tel|sip|sips|callto|ringside):/iu

/**
 * Chromium and Electron read their switches from the same line, and Chromium adds some of its own on a second start.
 * There are more than a thousand, so they are known by how their names begin.
 */
const RUNTIME_SWITCH = new RegExp(
  `^--(?:${[
    '(?:allow|app|auth|auto|blink|cipher|class|crash|cross|debug|default|desktop|device|disable|disk|dns)',
    '(?:enable|experimental|explicitly|export|field|file|flag|font|force|gpu|gtk|headless|hide|high|host|ignore)',
    '(?:in-process|incognito|inspect|install|js|kiosk|lang|launch|load|log|login|main|max|memory|metrics|mojo|mute)',
    '(?:net|new-window|no|num|original|origin|origin-trial|override|ozone|password|ppapi|process|profile|proxy)',
    '(?:remote|renderer|restore|run|sandbox|secure|service|shared|show|simulate|single|ssl|start|startup|system)',
    '(?:test|time|tls|top|touch|trace|try|type|ui|unsafe|unsafely|use|user|utility|v|v8|variations|video|vmodule)',
    '(?:wait|wayland|webgl|webrtc|webview|window|wm|x11|zygote)',
  ].join('|')})(?:-[a-z0-9-]+)?(?:=.*)?$`,
  'su',
)

/**
 * Total: any list of strings gives an answer.
 * @param argv without the executable; Chromium's switches and the program's own path may stand among them.
 */
export function parseArguments(argv: readonly string[]): StartArguments {
  const end = argv.indexOf('--')
  const options = end === -1 ? argv : argv.slice(0, end)
  const known = options.filter((argument) => argument.startsWith('--')).map(readOption)
  const links = argv.filter((text) => LINK.test(text)).map((text) => ({ text, target: targetOf(text) }))
  return {
    config: known.flatMap((option) => (option.kind === 'config' ? [option.path] : [])).at(-1),
    replay: known.flatMap((option) => (option.kind === 'replay' ? [option.path] : [])).at(-1),
    hidden: known.some((option) => option.kind === 'hidden'),
    print: known.flatMap((option) => (option.kind === 'print' ? [option.what] : [])).at(0),
    // Searched whole: Chromium reorders what it hands to the first instance, and a link may stand anywhere.
    wishes: [
      ...known.flatMap((option) => (option.kind === 'wish' ? [option.wish] : [])),
      ...links.flatMap(({ target }) =>
        target === undefined ? [] : [{ kind: 'dial', text: target, source: 'link' } as const],
      ),
    ].slice(0, MAX_WISHES),
    status: known.some((option) => option.kind === 'status'),
    unknown: known
      .flatMap((option) => (option.kind === 'unknown' ? [option.text.slice(0, 100)] : []))
      .slice(0, MAX_UNKNOWN),
    refused: links
      .flatMap(({ text, target }) => (target === undefined ? [text.slice(0, 100)] : []))
      .slice(0, MAX_UNKNOWN),
  }
}

/** @returns what a link would have dialled; undefined when it is refused */
function targetOf(link: string): string | undefined {
  if (link.length > MAX_LINK) return undefined
  return isOwnLink(link) ? ownLinkTarget(link) : link
}

type Option =
  | { readonly kind: 'config'; readonly path: string }
  | { readonly kind: 'replay'; readonly path: string }
  | { readonly kind: 'hidden' }
  | { readonly kind: 'status' }
  | { readonly kind: 'print'; readonly what: 'version' | 'help' }
  | { readonly kind: 'wish'; readonly wish: StartWish }
  | { readonly kind: 'runtime' }
  | { readonly kind: 'unknown'; readonly text: string }

function readOption(argument: string): Option {
  const cut = argument.indexOf('=')
  const name = cut === -1 ? argument : argument.slice(0, cut)
  const value = cut === -1 ? undefined : argument.slice(cut + 1)
  const refused: Option = { kind: 'unknown', text: argument }
  switch (name) {
    case '--config':
      return value ? { kind: 'config', path: value } : refused
    case '--replay':
      return value ? { kind: 'replay', path: value } : refused
    case '--dial':
      return value && value.length <= MAX_DIAL_TEXT
        ? { kind: 'wish', wish: { kind: 'dial', text: value, source: 'argument' } }
        : refused
    case '--dial-clipboard':
      return value === undefined ? { kind: 'wish', wish: { kind: 'dial-clipboard' } } : refused
    case '--hang-up':
      return value === undefined ? { kind: 'wish', wish: { kind: 'hang-up' } } : refused
    case '--status':
      return value === undefined ? { kind: 'status' } : refused
    case '--hidden':
      return value === undefined ? { kind: 'hidden' } : refused
    case '--version':
      return value === undefined ? { kind: 'print', what: 'version' } : refused
    case '--help':
      return value === undefined ? { kind: 'print', what: 'help' } : refused
    default:
      return RUNTIME_SWITCH.test(argument) ? { kind: 'runtime' } : refused
  }
}
