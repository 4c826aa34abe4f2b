/** From pressed keys to an Electron accelerator, or the reason why these keys make no good shortcut. Pure. */

/** What a `KeyboardEvent` tells; `code` names the key's place, so that Shift does not change it. */
export interface PressedKeys {
  readonly code: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly metaKey: boolean
}

export type Recorded =
  | { readonly kind: 'accelerator'; readonly accelerator: string }
  /** Only modifiers so far. */
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'refused'; readonly reason: 'needs-modifier' | 'alt-gr' | 'unknown-key' }

const MODIFIER_CODE = /^(Control|Alt|Shift|Meta|OS)(Left|Right)?$/

const NAMED: Readonly<Record<string, string>> = {
  Space: 'Space',
  Tab: 'Tab',
  Enter: 'Return',
  NumpadEnter: 'Return',
  Backspace: 'Backspace',
  Delete: 'Delete',
  Insert: 'Insert',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Minus: '-',
  Equal: '=',
  BracketLeft: '[',
  BracketRight: ']',
  Backslash: '\\',
  Semicolon: ';',
  Quote: "'",
  Backquote: '`',
  Comma: ',',
  Period: '.',
  Slash: '/',
}

/** @param mac on a Mac Command takes the place of Control */
export function recordKeys(keys: PressedKeys, mac: boolean): Recorded {
  if (MODIFIER_CODE.test(keys.code)) return { kind: 'incomplete' }
  const key = keyName(keys.code)
  if (key === undefined) return { kind: 'refused', reason: 'unknown-key' }

  const modifiers = modifiersOf(keys, mac)
  const bare = modifiers.length === 0 || (modifiers.length === 1 && keys.shiftKey)
  if (bare && !/^F\d+$/.test(key)) return { kind: 'refused', reason: 'needs-modifier' }
  // AltGr arrives as Control with Alt: such a shortcut would eat characters that people type.
  if (!mac && keys.ctrlKey && keys.altKey && !keys.shiftKey && !keys.metaKey && key.length === 1) {
    return { kind: 'refused', reason: 'alt-gr' }
  }
  return { kind: 'accelerator', accelerator: [...modifiers, key].join('+') }
}

function modifiersOf({ ctrlKey, altKey, shiftKey, metaKey }: PressedKeys, mac: boolean): readonly string[] {
  const main = mac ? metaKey : ctrlKey
  const other = mac ? ctrlKey : metaKey
  return [
    ...(main ? ['CommandOrControl'] : []),
    ...(other ? [mac ? 'Control' : 'Super'] : []),
    ...(altKey ? ['Alt'] : []),
    ...(shiftKey ? ['Shift'] : []),
  ]
}

function keyName(code: string): string | undefined {
  const plain = /^(?:Key([A-Z])|Digit(\d)|(F(?:[1-9]|1\d|2[0-4])))$/.exec(code)
  if (plain !== null) return plain[1] ?? plain[2] ?? plain[3]
  const pad = /^Numpad(\d)$/.exec(code)
  return pad === null ? NAMED[code] : `num${pad[1] ?? ''}`
}
