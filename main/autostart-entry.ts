/**
 * A desktop entry among what a Linux desktop starts at login (freedesktop.org, "Desktop Application Autostart
 * Specification" and "Desktop Entry Specification" 1.5). Pure.
 */
import { startAtLoginText } from '../app/contract/messages/start-at-login.ts'
import { assertNever } from '../app/contract/result.ts'
import { escapeValue, execValue } from './desktop-entry-value.ts'

/** Desktops switch an entry off with one of these, beside the specification's own. */
const SWITCHES = ['X-GNOME-Autostart-enabled', 'X-MATE-Autostart-enabled']

export interface AutostartEntry {
  /** Whether a desktop would start it, as far as the file tells. */
  readonly enabled: boolean
  /** The program that must be there for it, if the entry names one. */
  readonly tryExec: string | undefined
}

/** Total: what is no desktop entry is one that starts nothing. */
export function readAutostartEntry(text: string): AutostartEntry {
  const keys = mainGroup(text)
  const says = (key: string, value: string): boolean => keys.get(key)?.toLowerCase() === value
  const enabled =
    says('Type', 'application') &&
    (keys.get('Exec') ?? '') !== '' &&
    !says('Hidden', 'true') &&
    !SWITCHES.some((key) => says(key, 'false'))
  return { enabled, tryExec: unescapeValue(keys.get('TryExec')) }
}

/** Keys of the group "Desktop Entry"; the first of a name counts. */
function mainGroup(text: string): ReadonlyMap<string, string> {
  const keys = new Map<string, string>()
  let inside = false
  for (const line of text.split(/\r?\n/u)) {
    if (line.startsWith('[')) inside = line.trim() === '[Desktop Entry]'
    const cut = line.indexOf('=')
    const key = line.slice(0, cut).trim()
    if (inside && cut > 0 && !key.startsWith('#') && !keys.has(key)) keys.set(key, line.slice(cut + 1).trim())
  }
  return keys
}

export type EntryToWrite =
  /** `command`: the program, absolute, and its arguments. */
  | { readonly kind: 'start'; readonly command: readonly [string, ...string[]] }
  /** Takes away what a file of the same name in a folder of less weight would start. */
  | { readonly kind: 'hide' }

/** @throws Error when the command cannot be said in a desktop entry: it holds a control character */
export function writeAutostartEntry(entry: EntryToWrite): string {
  const head = ['[Desktop Entry]', 'Type=Application', `Name=${startAtLoginText.entryName}`]
  switch (entry.kind) {
    case 'hide':
      return [...head, 'Hidden=true', ''].join('\n')
    case 'start':
      return [
        ...head,
        `Comment=${startAtLoginText.entryComment}`,
        `Exec=${execValue(entry.command)}`,
        // Once the program is removed, the entry that it left behind starts nothing.
        `TryExec=${escapeValue(entry.command[0])}`,
        'Icon=ringside',
        'Terminal=false',
        'StartupNotify=false',
        'X-GNOME-Autostart-enabled=true',
        '',
      ].join('\n')
    default:
      return assertNever(entry)
  }
}

const unescapeValue = (text: string | undefined): string | undefined =>
  text?.replace(/\\([sntr\\])/gu, (_all, code: string) => ESCAPES[code] ?? '')

const ESCAPES: Readonly<Record<string, string>> = { s: ' ', n: '\n', t: '\t', r: '\r', '\\': '\\' }
