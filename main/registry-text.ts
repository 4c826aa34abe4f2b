/**
 * A part of the Windows registry as `reg export` writes it (Microsoft, "reg export"; "How to add, modify, or delete
 * registry subkeys and values by using a .reg file"). Pure.
 */

/** Key path below the exported one, e.g. `locked\server`, → value name → value. */
export type RegistryTree = ReadonlyMap<string, ReadonlyMap<string, unknown>>

/**
 * @param content the exported file: UTF-16 with a byte order mark
 * @param root the exported key as `reg` writes it, e.g. `HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Ringside`
 * @returns undefined for what is no such file; a value of a type that no setting has is `undefined`
 */
export function readRegistryExport(content: Buffer, root: string): RegistryTree | undefined {
  const lines = content
    .toString('utf16le')
    .replace(/^\uFEFF/u, '')
    // A long value goes on in the next line.
    .replace(/\\\r?\n\s*/gu, '')
    .split(/\r?\n/u)
  if (lines[0] !== 'Windows Registry Editor Version 5.00') return undefined
  const tree = new Map<string, Map<string, unknown>>()
  let values: Map<string, unknown> | undefined
  for (const line of lines.slice(1)) {
    const key = /^\[(.*)\]$/u.exec(line)?.[1]
    if (key !== undefined) {
      // Windows does not distinguish their case.
      if (!key.toLowerCase().startsWith(root.toLowerCase())) return undefined
      values = new Map()
      tree.set(key.slice(root.length + 1), values)
      continue
    }
    const [, name, data] = /^"((?:[^"\\]|\\.)*)"=(.*)$/u.exec(line) ?? []
    if (name !== undefined && data !== undefined) values?.set(unescaped(name), readData(data))
    else if (line.trim() !== '' && !line.startsWith('@=')) return undefined
  }
  return tree
}

function readData(data: string): unknown {
  const text = /^"((?:[^"\\]|\\.)*)"$/u.exec(data)?.[1]
  if (text !== undefined) return unescaped(text)
  const number = /^dword:([0-9a-f]{8})$/iu.exec(data)?.[1]
  if (number !== undefined) return parseInt(number, 16)
  const [, type, bytes = ''] = /^hex\((1|2|7)\):([0-9a-f,]*)$/iu.exec(data) ?? []
  if (type === undefined) return undefined
  const written = Buffer.from(bytes.replaceAll(',', ''), 'hex').toString('utf16le')
  // REG_MULTI_SZ: each text ends with a NUL, and the list with another one. REG_SZ and REG_EXPAND_SZ end with one.
  return type === '7' ? written.split('\0').filter((each) => each !== '') : written.replace(/\0+$/u, '')
}

const unescaped = (text: string): string => text.replace(/\\(.)/gu, '$1')
