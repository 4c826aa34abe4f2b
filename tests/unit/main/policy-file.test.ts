/** Policies in real files, looked at by a clock that the test moves. */
import { execFileSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rename, rm, truncate, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { err, ok } from '../../../app/contract/result.ts'
import { createPolicies, type Policies } from '../../../main/policies.ts'
import type { PolicyLayer } from '../../../main/policy-layers.ts'
import { createPolicyMemory } from '../../../main/policy-memory.ts'
import type { PolicySource } from '../../../main/policy-source.ts'
import { policySources } from '../../../main/policy-sources.ts'
import type { SettingsFile } from '../../../main/settings-store.ts'
import { createManualClock } from '../../clock.ts'
import { silentLog } from './silent-log.ts'

const POSIX = process.platform !== 'win32'
const uid = process.getuid?.()

let folder = ''
let file = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'ringside-policy-test-'))
  file = path.join(folder, 'machine', 'policy.json')
  await mkdir(path.dirname(file))
})
afterEach(() => rm(folder, { recursive: true }))

const sources = (isPackaged = false): readonly PolicySource[] =>
  policySources({
    ...{ platform: 'linux', home: folder, userName: 'ann', uid, isPackaged },
    env: { RINGSIDE_POLICY_FOLDER: path.dirname(file), XDG_CONFIG_HOME: path.join(folder, 'config') },
    run: () => Promise.reject(new Error('nothing is run here')),
  })

const host = (name: string): string => JSON.stringify({ locked: { server: { host: name } } })
const hostOf = (layers: readonly PolicyLayer[]): string | undefined => layers[0]?.policy?.locked.server?.host
const problemOf = (layers: readonly PolicyLayer[]) => layers[0]?.problem

/** A look at both, as many times as said. */
async function look(policies: Policies, times = 1): Promise<readonly PolicyLayer[]> {
  for (let time = 0; time < times; time += 1) await policies.read()
  return policies.current()
}

/** A profile's file; what is kept in it outlives a start. */
function profile(held: unknown = {}): SettingsFile {
  return {
    read: () => (held === 'no json' ? err('it is no JSON') : ok(held)),
    // As electron-store does: it looks first at what is there.
    write: (document) => {
      if (held === 'no json') throw new SyntaxError('Unexpected end of JSON input')
      held = JSON.parse(JSON.stringify(document))
    },
    setAside: () => {
      held = {}
      return 'policies.damaged.json'
    },
  }
}

const open = (kept = profile()): Policies =>
  createPolicies({
    ...{ sources: sources(), clock: createManualClock(), log: silentLog },
    memory: createPolicyMemory(kept, silentLog),
  })

describe('the policy files of a Linux machine', () => {
  it('are the machine’s in /etc and the user’s in the configuration folder', () => {
    const places = (env: Record<string, string>, isPackaged: boolean) =>
      policySources({
        ...{ platform: 'linux', home: '/home/ann', userName: 'ann', uid: 1000, isPackaged, env },
        run: () => Promise.reject(new Error('nothing is run here')),
      }).map(({ from }) => from)
    expect(places({}, true)).toEqual(['/etc/ringside/policy.json', '/home/ann/.config/ringside/policy.json'])
    expect(places({ XDG_CONFIG_HOME: '/conf' }, true)[1]).toBe('/conf/ringside/policy.json')
    expect(places({ XDG_CONFIG_HOME: 'conf' }, true)[1]).toBe('/home/ann/.config/ringside/policy.json')
  })

  it('are not moved by the environment of a package', () => {
    expect(sources(true)[0]?.from).toBe('/etc/ringside/policy.json')
    expect(sources(false)[0]?.from).toBe(file)
  })
})

describe.runIf(POSIX)('a policy file', () => {
  it('that is not there is no policy, nor is its folder’s absence', async () => {
    await rm(path.dirname(file), { recursive: true })
    expect(await look(open())).toEqual([])
  })

  it('counts as soon as it is there, is replaced, or is written anew', async () => {
    const policies = open()
    await look(policies)
    await writeFile(file, host('one'))
    expect(hostOf(await look(policies))).toBe('one')
    await writeFile(`${file}.new`, host('two'))
    await rename(`${file}.new`, file)
    expect(hostOf(await look(policies))).toBe('two')
    await writeFile(file, host('three, longer'))
    expect(hostOf(await look(policies))).toBe('three, longer')
  })

  it('that is gone takes its values along, and comes back; a moment’s absence is nothing', async () => {
    const policies = open()
    await writeFile(file, host('one'))
    await look(policies)
    await rm(file)
    expect(hostOf(await look(policies))).toBe('one')
    await writeFile(file, host('two'))
    expect(hostOf(await look(policies))).toBe('two')
    await rm(path.dirname(file), { recursive: true })
    expect(await look(policies, 2)).toEqual([])
    await mkdir(path.dirname(file))
    await writeFile(file, host('three'))
    expect(hostOf(await look(policies))).toBe('three')
  })

  it('that is damaged is refused as a whole, and what it said before stays', async () => {
    const policies = open()
    await writeFile(file, host('one'))
    await look(policies)
    await writeFile(file, '{\n  "locked": { "server": { "host": "two" },\n')
    expect(problemOf(await look(policies))).toBeUndefined()
    const refused = await look(policies)
    expect(hostOf(refused)).toBe('one')
    expect(problemOf(refused)).toEqual({
      code: 'policy-invalid',
      detail: `${file}, line 3: it ends too early`,
    })
    await writeFile(file, host('three'))
    expect(await look(policies)).toMatchObject([{ policy: { locked: { server: { host: 'three' } } } }])
    expect(problemOf(policies.current())).toBeUndefined()
  })

  it('that was damaged between two starts still says what it said before; one that went says nothing', async () => {
    const kept = profile()
    await writeFile(file, host('one'))
    await look(open(kept))
    await writeFile(file, '{')
    for (let start = 0; start < 2; start += 1) {
      const refused = await look(open(kept))
      expect(hostOf(refused)).toBe('one')
      expect(problemOf(refused)).toMatchObject({ code: 'policy-invalid' })
    }
    await rm(file)
    expect(await look(open(kept))).toEqual([])
    await writeFile(file, '{')
    expect(hostOf(await look(open(kept)))).toBeUndefined()
  })

  it('is remembered also in a profile whose memory was damaged', async () => {
    const kept = profile('no json')
    await writeFile(file, host('one'))
    await look(open(kept))
    await writeFile(file, '{')
    expect(hostOf(await look(open(kept)))).toBe('one')
  })

  it.each([
    {},
    [],
    'x',
    { machine: { from: '/elsewhere', policy: { locked: { server: { host: 'x' } } } } },
    { machine: { from: 'FILE', policy: { locked: { server: { prot: 'x' } } } } },
  ])('is not replaced by what a profile was made to hold: %j', async (content) => {
    await writeFile(file, '{')
    const kept = profile()
    const text = JSON.stringify(content).replace('FILE', file)
    const held = { ...kept, read: () => ok(JSON.parse(text)) }
    expect(await look(open(held))).toMatchObject([{ policy: undefined }])
  })

  it('that is damaged at the start is told at once, and nothing of it counts', async () => {
    await writeFile(file, '{"locked":{"server":{"host":"two","prot":1}}}')
    expect(await look(open())).toMatchObject([{ policy: undefined, problem: { code: 'policy-invalid' } }])
  })

  it('of a hundred megabytes, a pipe, a folder and one that is no UTF-8 are refused without being read', async () => {
    const hostile: readonly (readonly [string, () => Promise<unknown>])[] = [
      ['larger than a policy', () => writeFile(file, '{').then(() => truncate(file, 100_000_000))],
      ['no file', async () => execFileSync('mkfifo', [file])],
      ['no file', () => mkdir(file)],
      ['UTF-8', () => writeFile(file, Buffer.from(`\uFEFF${host('x')}`, 'utf16le'))],
    ]
    for (const [why, make] of hostile) {
      await make()
      expect(problemOf(await look(open()))?.detail).toContain(why)
      await rm(file, { recursive: true })
    }
  })

  it('that everybody may write to, or that lies where everybody may, is not trusted', async () => {
    const policies = open()
    await writeFile(file, host('one'))
    expect(hostOf(await look(policies))).toBe('one')
    await chmod(file, 0o666)
    const refused = await look(policies, 2)
    expect(problemOf(refused)).toEqual({
      code: 'policy-untrusted',
      detail: `${file}: everybody may write to ${file}`,
    })
    expect(hostOf(refused)).toBe('one')
    await chmod(file, 0o644)
    expect(problemOf(await look(policies))).toBeUndefined()
    await chmod(path.dirname(file), 0o777)
    expect(problemOf(await look(policies, 2))?.detail).toContain(`write to ${path.dirname(file)}`)
  })
})

describe.runIf(POSIX)('followed policies', () => {
  it('are told when they change, until that is ended', async () => {
    const clock = createManualClock()
    const policies = createPolicies({
      ...{ sources: sources(), clock, log: silentLog },
      memory: createPolicyMemory(profile(), silentLog),
    })
    await policies.read()
    const told: (string | undefined)[] = []
    const dispose = policies.follow((layers) => void told.push(hostOf(layers)))
    const advanceUntil = async (done: () => boolean): Promise<void> => {
      await expect
        .poll(() => {
          clock.advance(2000)
          return done()
        })
        .toBe(true)
    }
    await writeFile(file, host('one'))
    await advanceUntil(() => told.length === 1)
    await rm(file)
    await advanceUntil(() => told.length === 2)
    expect(told).toEqual(['one', undefined])
    dispose()
    expect(clock.pending).toBe(0)
  })
})
