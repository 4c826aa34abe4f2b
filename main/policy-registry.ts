/**
 * A policy in the Windows registry, where Group Policy and MDM put it: `HKLM` or `HKCU\SOFTWARE\Policies\Ringside`, with
 * a subkey for each part and each section below it. `reg export` is asked because what `reg query` prints has lost every
 * letter that the console's code page lacks.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { appError } from '../app/contract/errors.ts'
import { policyMistake, policyReason, policyReasonOf } from '../app/contract/messages/policy.ts'
import type { PolicyScope } from '../app/contract/setting-origin.ts'
import { readPolicyValues } from './policy-document.ts'
import type { PolicyReading, PolicySource } from './policy-source.ts'
import { typedPolicy } from './policy-values.ts'
import { readRegistryExport, type RegistryTree } from './registry-text.ts'
import type { RunTool } from './run-tool.ts'
import { windowsTool } from './windows-tool.ts'

/** Each look starts a program, on a terminal server for every user. */
const EVERY_MS = 60_000
const HIVES = { machine: 'HKEY_LOCAL_MACHINE', user: 'HKEY_CURRENT_USER' } as const
const POLICIES = 'SOFTWARE\\Policies\\Ringside'

export function createPolicyRegistry(scope: PolicyScope, run: RunTool): PolicySource {
  const reg = windowsTool('reg.exe')
  const from = `${HIVES[scope]}\\${POLICIES}`
  let told: string | undefined

  async function exported(): Promise<Buffer | 'absent' | 'unreadable'> {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'ringside-policy-'))
    try {
      const file = path.join(folder, 'policy.reg')
      const done = await run(reg, ['export', from, file, '/y', '/reg:64'])
      if (done.ok) return await readFile(file)
      // It fails in the same way where there is no such key and where its use is forbidden: this key is always there.
      const works = await run(reg, ['query', 'HKCU\\Environment'])
      return works.ok ? 'absent' : 'unreadable'
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }

  const refused = (why: string): PolicyReading => ({
    kind: 'refused',
    problem: appError('policy-unreadable', policyMistake(from, undefined, why)),
  })

  function read(content: Buffer): PolicyReading {
    const tree = readRegistryExport(content, from)
    if (tree === undefined) return refused(policyReason.systemSilent)
    const unreadable = unreadableIn(tree)
    if (unreadable !== undefined) return refused(policyReasonOf.unreadableValue(unreadable))
    const policy = readPolicyValues(typedPolicy(nested(tree)), from)
    return policy.ok ? { kind: 'policy', policy: policy.value } : { kind: 'refused', problem: policy.error }
  }

  return {
    scope,
    from,
    everyMs: EVERY_MS,
    async look() {
      const content = await exported().catch(() => 'unreadable' as const)
      const mark = typeof content === 'string' ? content : content.toString('base64')
      if (mark === told) return { kind: 'unchanged' }
      told = mark
      if (content === 'absent') return { kind: 'absent' }
      return content === 'unreadable' ? refused(policyReason.systemSilent) : read(content)
    },
  }
}

function unreadableIn(tree: RegistryTree): string | undefined {
  for (const [key, values] of tree) {
    for (const [name, value] of values) if (value === undefined) return `${key}\\${name}`
  }
  return undefined
}

interface Branch {
  readonly branches: Map<string, Branch>
  readonly values: Map<string, unknown>
}

/** Part → section → key → value; what lies elsewhere keeps its place, for the schema to name it. */
function nested(tree: RegistryTree): unknown {
  const root: Branch = { branches: new Map(), values: new Map() }
  for (const [key, values] of tree) {
    let at = root
    for (const step of key.split('\\').filter(Boolean)) at = below(at, step)
    for (const [name, value] of values) at.values.set(name, value)
  }
  return plain(root)
}

function below({ branches }: Branch, step: string): Branch {
  const found = branches.get(step) ?? { branches: new Map(), values: new Map() }
  branches.set(step, found)
  return found
}

/** A value with the name of a subkey is a mistake, and so must be seen. */
const plain = ({ branches, values }: Branch): unknown => ({
  ...Object.fromEntries([...branches].map(([name, branch]) => [name, plain(branch)])),
  ...Object.fromEntries(values),
})
