// XML that cannot but be well-formed.

/**
 * @param {string} name
 * @param {Readonly<Record<string, string>>} attributes
 * @param {string | readonly string[]} [content] text, or elements that were made here
 */
export function element(name, attributes, content = []) {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`)
  const open = `<${name}${written.join('')}`
  if (typeof content === 'string') return `${open}>${escaped(content)}</${name}>`
  if (content.length === 0) return `${open} />`
  return [`${open}>`, ...content.map(indented), `</${name}>`].join('\n')
}

/** @param {string} text */
const escaped = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/**
 * Texts of several lines keep them as they are.
 * @param {string} made
 */
const indented = (made) =>
  made.includes('\n') && !made.includes('>\n') ? `  ${made}` : made.replace(/^(?=\s*<)/gm, '  ')
