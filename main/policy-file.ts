/** A policy in a file: looked at again and again, read when it changed. */
import { constants, open, stat, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { appError, type AppError } from '../app/contract/errors.ts'
import { policyMistake, policyReason } from '../app/contract/messages/policy.ts'
import type { Policy } from '../app/contract/policy.ts'
import { err, ok, type Result } from '../app/contract/result.ts'
import type { PolicyScope } from '../app/contract/setting-origin.ts'
import { MAX_POLICY_BYTES } from './policy-document.ts'
import type { PolicyReading, PolicySource } from './policy-source.ts'
import { distrust, type Ownership } from './policy-trust.ts'

export interface PolicyFileOptions {
  readonly scope: PolicyScope
  /** Absolute. */
  readonly file: string
  /** User ids that may own it and its folder; undefined where the system knows none. */
  readonly owners: readonly number[] | undefined
  /** From what the file holds to the policy. */
  readonly parse: (
    content: Buffer,
    file: string,
  ) => Result<Policy, AppError> | Promise<Result<Policy, AppError>>
}

/** Two looks cost less than one ping of the service does. */
const EVERY_MS = 2000
const ABSENT = 'absent'

export function createPolicyFile({ scope, file, owners, parse }: PolicyFileOptions): PolicySource {
  /** What the file looked like when it was last told of. */
  let told: string | undefined
  /** What it looked like when it was found damaged or gone, at the look before. */
  let doubted: string | undefined

  async function readNow(mark: string): Promise<PolicyReading> {
    if (mark === ABSENT) return { kind: 'absent' }
    const content = await readChecked(file, owners)
    const read = content.ok ? await parse(content.value, file) : content
    return read.ok ? { kind: 'policy', policy: read.value } : { kind: 'refused', problem: read.error }
  }

  return {
    scope,
    from: file,
    everyMs: EVERY_MS,
    async look() {
      const mark = await markOf(file)
      if (mark === told) {
        doubted = undefined
        return { kind: 'unchanged' }
      }
      const reading = await readNow(mark)
      const isFirst = told === undefined
      // Somebody may be writing it just now, or putting another in its place: a second look tells.
      const isUnsettled = (await markOf(file)) !== mark || (reading.kind !== 'policy' && doubted !== mark)
      doubted = mark
      if (isUnsettled && !isFirst) return { kind: 'unchanged' }
      told = mark
      return reading
    },
  }
}

/** Whatever changes when the file, its content, its owner or its permissions change. */
async function markOf(file: string): Promise<string> {
  try {
    const facts = await stat(file, { bigint: true })
    const folder = await stat(path.dirname(file), { bigint: true })
    const { dev, ino, size, mtimeNs, ctimeNs } = facts
    return [dev, ino, size, mtimeNs, ctimeNs, folder.mode, folder.uid].join(' ')
  } catch (error) {
    const code = codeOf(error)
    return code === 'ENOENT' || code === 'ENOTDIR' ? ABSENT : code
  }
}

async function readChecked(
  file: string,
  owners: readonly number[] | undefined,
): Promise<Result<Buffer, AppError>> {
  try {
    // Not to wait: the name may be a pipe's that nobody writes to.
    const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK)
    try {
      const why = await mistrust(handle, file, owners)
      if (why !== undefined) return err(appError('policy-untrusted', policyMistake(file, undefined, why)))
      const content = await readBounded(handle)
      return typeof content === 'string'
        ? err(appError('policy-invalid', policyMistake(file, undefined, content)))
        : ok(content)
    } finally {
      await handle.close()
    }
  } catch (error) {
    return err(appError('policy-unreadable', error instanceof Error ? error.message : String(error)))
  }
}

async function mistrust(
  handle: FileHandle,
  file: string,
  owners: readonly number[] | undefined,
): Promise<string | undefined> {
  if (owners === undefined) return undefined
  const facts = async (of: Promise<{ readonly uid: number; readonly mode: number }>, where: string) => {
    const { uid, mode } = await of
    return { path: where, uid, mode } satisfies Ownership
  }
  const folder = path.dirname(file)
  return distrust(await facts(handle.stat(), file), await facts(stat(folder), folder), owners)
}

/** @returns the content, or why it is none */
async function readBounded(handle: FileHandle): Promise<Buffer | string> {
  const facts = await handle.stat()
  if (!facts.isFile()) return policyReason.noFile
  if (facts.size > MAX_POLICY_BYTES) return policyReason.tooLarge
  const content = await handle.readFile()
  // It may have grown since.
  return content.length > MAX_POLICY_BYTES ? policyReason.tooLarge : content
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
