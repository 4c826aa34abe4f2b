/** Which keys make a shortcut for the whole system, wherever their names came from. Pure. */

const MODIFIER =
  /^(?:command|cmd|control|ctrl|commandorcontrol|cmdorctrl|alt|option|altgr|shift|super|meta)$/u
const CONTROL = /^(?:control|ctrl|commandorcontrol|cmdorctrl)$/u
const ALT = /^(?:alt|option)$/u
const FUNCTION_KEY = /^f(?:[1-9]|1\d|2[0-4])$/u

/** Whether two accelerators are the same keys, in whichever order and by whichever names they are written. */
export function sameKeys(one: string, other: string, platform: NodeJS.Platform): boolean {
  return canonical(one, platform) === canonical(other, platform)
}

function canonical(accelerator: string, platform: NodeJS.Platform): string {
  const commandOrControl = platform === 'darwin' ? 'command' : 'control'
  const names: Readonly<Record<string, string>> = {
    ctrl: 'control',
    cmd: 'command',
    option: 'alt',
    super: 'meta',
    commandorcontrol: commandOrControl,
    cmdorctrl: commandOrControl,
  }
  const parts = accelerator.toLowerCase().split('+')
  return parts
    .map((part) => names[part] ?? part)
    .sort()
    .join('+')
}

/**
 * @param accelerator in Electron's notation, e.g. `CommandOrControl+Shift+D`
 * @returns false for bare keys (they would be taken from every program) and for Control with Alt and one character
 *   (that is AltGr, with which people type)
 */
export function isGoodAccelerator(accelerator: string, platform: NodeJS.Platform): boolean {
  // "+" itself is written "Plus".
  const parts = accelerator.toLowerCase().split('+')
  const key = parts.at(-1) ?? ''
  const modifiers = parts.slice(0, -1)
  if (key === '' || MODIFIER.test(key) || !modifiers.every((part) => MODIFIER.test(part))) return false
  if (modifiers.some((part) => part === 'altgr')) return false
  if (modifiers.every((part) => part === 'shift')) return FUNCTION_KEY.test(key)
  const typesCharacter =
    platform !== 'darwin' &&
    key.length === 1 &&
    modifiers.length === 2 &&
    modifiers.some((part) => CONTROL.test(part)) &&
    modifiers.some((part) => ALT.test(part))
  return !typesCharacter
}
