/** Values of a desktop entry (freedesktop.org, "Desktop Entry Specification" 1.5, "Value types", "The Exec key"). Pure. */

/**
 * The program and its arguments as an Exec key has them: the quoting rule for arguments comes first, the escapes of a
 * string value after it; `%` begins a field code.
 * @throws Error when one holds a control character, which no line of such a file can hold
 */
export const execValue = (command: readonly string[]): string =>
  command
    .map((argument) => escapeValue(`"${argument.replace(/["`$\\]/gu, '\\$&').replace(/%/gu, '%%')}"`))
    .join(' ')

/** @throws Error when it holds a control character */
export function escapeValue(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are what a line of such a file cannot hold
  if (/[\u0000-\u001f\u007f]/u.test(text)) throw new Error('a path with a control character')
  // Space at either end of a value would be lost.
  return text.replace(/\\/gu, '\\\\').replace(/^ | $/gu, '\\s')
}
