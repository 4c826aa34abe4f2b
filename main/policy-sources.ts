/** Where policies lie on each system. */
import path from 'node:path'
import { appError, type AppError } from '../app/contract/errors.ts'
import { policyMistake, policyReason } from '../app/contract/messages/policy.ts'
import type { Policy } from '../app/contract/policy.ts'
import { err, type Result } from '../app/contract/result.ts'
import { readJsonLines } from './json-lines.ts'
import { readPolicyText, readPolicyValues } from './policy-document.ts'
import { createPolicyFile } from './policy-file.ts'
import { createPolicyRegistry } from './policy-registry.ts'
import type { PolicySource } from './policy-source.ts'
import { typedPolicy } from './policy-values.ts'
import type { RunTool } from './run-tool.ts'

export interface PolicyPlaces {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  /** Absolute. */
  readonly home: string
  readonly userName: string
  /** Undefined where the system knows no user ids. */
  readonly uid: number | undefined
  /** A package for users takes the machine's policy from the system's own place, whatever the environment says. */
  readonly isPackaged: boolean
  readonly run: RunTool
  /** Where macOS keeps what configuration profiles say, for the machine and below it for each user. */
  readonly managedPreferences?: string
}

const FILE = 'policy.json'
const ROOT_UID = 0
const MAC_FOLDER = '/Library/Managed Preferences'
const MAC_FILE = 'com.ringside.companion.plist'

export function policySources(places: PolicyPlaces): readonly PolicySource[] {
  switch (places.platform) {
    case 'win32':
      return [createPolicyRegistry('machine', places.run), createPolicyRegistry('user', places.run)]
    case 'darwin':
      return macSources(places)
    default:
      return linuxSources(places)
  }
}

function linuxSources({ env, home, uid = ROOT_UID, isPackaged }: PolicyPlaces): readonly PolicySource[] {
  const own = isPackaged ? undefined : env['RINGSIDE_POLICY_FOLDER']
  const config = env['XDG_CONFIG_HOME']
  // XDG Base Directory Specification: a path that is not absolute is to be ignored.
  const configHome = config !== undefined && path.isAbsolute(config) ? config : path.join(home, '.config')
  return [
    createPolicyFile({
      scope: 'machine',
      file: path.join(own ?? '/etc/ringside', FILE),
      owners: own === undefined ? [ROOT_UID] : [ROOT_UID, uid],
      parse: parseText,
    }),
    createPolicyFile({
      scope: 'user',
      file: path.join(configHome, 'ringside', FILE),
      owners: [ROOT_UID, uid],
      parse: parseText,
    }),
  ]
}

function macSources({
  userName,
  run,
  managedPreferences = MAC_FOLDER,
}: PolicyPlaces): readonly PolicySource[] {
  const source = (scope: 'machine' | 'user', folder: string): PolicySource =>
    createPolicyFile({
      scope,
      file: path.join(folder, MAC_FILE),
      owners: [ROOT_UID],
      parse: (content, file) => parsePropertyList(content, file, run),
    })
  return [source('machine', managedPreferences), source('user', path.join(managedPreferences, userName))]
}

function parseText(content: Buffer, file: string): Result<Policy, AppError> {
  const text = decoded(content)
  return text === undefined
    ? err(appError('policy-invalid', policyMistake(file, undefined, policyReason.notUtf8)))
    : readPolicyText(text, file, path.dirname(file))
}

function decoded(content: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    return undefined
  }
}

async function parsePropertyList(
  content: Buffer,
  file: string,
  run: RunTool,
): Promise<Result<Policy, AppError>> {
  const json = await run('/usr/bin/plutil', ['-convert', 'json', '-o', '-', '--', '-'], content)
  if (!json.ok)
    return err(appError('policy-unreadable', policyMistake(file, undefined, policyReason.systemSilent)))
  return readPolicyValues(typedPolicy(ownParts(json.value.toString('utf8'))), file)
}

const OWN_PARTS = ['version', 'locked', 'suggested']

/** The system and Electron keep keys of their own in the same list. */
function ownParts(text: string): unknown {
  const json = readJsonLines(text)
  const list = json.ok ? json.value.value : undefined
  if (typeof list !== 'object' || list === null) return list
  return Object.fromEntries(Object.entries(list).filter(([key]) => OWN_PARTS.includes(key)))
}
