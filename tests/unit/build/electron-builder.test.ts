import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const YAML = readFileSync(path.resolve(import.meta.dirname, '../../../electron-builder.yml'), 'utf8')

/** The plain `key: value` lines under one key at the top of the file. */
function section(name: string): Record<string, string> {
  const lines = YAML.split('\n')
  const start = lines.indexOf(`${name}:`) + 1
  const length = lines.slice(start).findIndex((line) => !line.startsWith('  '))
  return Object.fromEntries(
    lines
      .slice(start, start + length)
      .map((line) => [line.split(':')[0]?.trim() ?? '', line.split(':')[1]?.trim() ?? '']),
  )
}

describe('a package for users', () => {
  it('states every fuse, each at its safe side', () => {
    expect(section('electronFuses')).toEqual({
      runAsNode: 'false',
      enableCookieEncryption: 'true',
      enableNodeOptionsEnvironmentVariable: 'false',
      enableNodeCliInspectArguments: 'false',
      enableEmbeddedAsarIntegrityValidation: 'true',
      onlyLoadAppFromAsar: 'true',
      loadBrowserProcessSpecificV8Snapshot: 'false',
      grantFileProtocolExtraPrivileges: 'false',
      resetAdHocDarwinSignature: 'true',
    })
  })

  it('never switches the sandbox off, and never holds the bridge of the stand-in runtime', () => {
    expect(YAML).not.toContain('no-sandbox')
    expect(YAML).not.toContain('fallback')
  })

  it('takes part in tel:, sip: and callto: links', () => {
    const schemes = [...YAML.matchAll(/schemes: \[(.*)\]/gu)].flatMap(([, list]) => list?.split(', ') ?? [])
    expect(schemes.sort()).toEqual(['callto', 'ringside', 'sip', 'tel'])
  })
})
