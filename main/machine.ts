/** The machine as the core sees it: time, chance, log, secrets, settings, network. */
import { randomInt } from 'node:crypto'
import { statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import tls from 'node:tls'
import { app, session } from 'electron'
import type { AppError } from '../app/contract/errors.ts'
import type { Dispose, Ports, SecretStore } from '../app/ports.ts'
import type { UpdateMemory } from '../app/updates/first-start.ts'
import { createClock } from './clock.ts'
import { beginRun, type LastRun } from './last-run.ts'
import { createContactFiles } from './contact-files.ts'
import { createKeepsakeStore } from './keepsakes-file.ts'
import { createDialListFile } from './dial-list-file.ts'
import { createLog } from './log.ts'
import { createNetwork } from './network.ts'
import { createPolicies } from './policies.ts'
import { createPolicyMemory } from './policy-memory.ts'
import { policySources } from './policy-sources.ts'
import { loadProvisioning } from './provisioning-file.ts'
import { runTool } from './run-tool.ts'
import { createSecretStore } from './secrets.ts'
import { createSettingsFile } from './settings-file.ts'
import { createSettingsStore } from './settings-store.ts'
import { createShellMemory, type ShellMemory } from './shell-memory.ts'
import { findSystemCipher } from './system-cipher.ts'
import { createUpdateMemory } from './update-memory.ts'

export interface Machine {
  readonly ports: Ports
  readonly memory: ShellMemory
  readonly updateMemory: UpdateMemory
  readonly lastRun: LastRun
  /** Absolute path of the log file. */
  readonly logFile: string
  /** Tells of each change of the administrator's policies once the settings have it. */
  readonly followPolicies: (changed: () => void) => Dispose
  /** Why the administrator's file counts for nothing. */
  readonly problem: AppError | undefined
}

/** @param config path of an administrator's file as given; relative to the folder the program was started in */
export async function createMachine(config: string | undefined, platform: NodeJS.Platform): Promise<Machine> {
  const profile = app.getPath('userData')
  const logFile = path.join(app.getPath('logs'), 'ringside.log')
  const clock = createClock()
  // Before anything is written.
  const lastSignMs = statSync(logFile, { throwIfNoEntry: false })?.mtimeMs
  const log = createLog(logFile)
  const now = (): number => clock.now()
  const random = (): number => randomInt(2 ** 47) / 2 ** 47
  const memory = createShellMemory(createSettingsFile(profile, 'shell', now), random, log)
  const provisioned = config === undefined ? undefined : await loadProvisioning(config, process.cwd())
  const policies = createPolicies({
    ...{ sources: policySources(places(platform)), clock, log },
    memory: createPolicyMemory(createSettingsFile(profile, 'policies', now), log),
  })
  await policies.read()
  const settings = createSettingsStore({
    file: createSettingsFile(profile, 'settings', now),
    provisioning: provisioned?.ok ? provisioned.value : undefined,
    policies: policies.current(),
    installId: memory.installId,
    platform,
  })
  const cipher = await findSystemCipher(platform)
  const secretIn = (file: string): SecretStore =>
    createSecretStore({ file: path.join(profile, file), cipher, log })
  const network = createNetwork({
    log,
    resolveProxy: (url) => session.defaultSession.resolveProxy(url),
    tls,
  })
  return {
    ports: {
      ...{ clock, random, log, settings, network, seen: memory, lessons: memory },
      secrets: secretIn('password.bin'),
      accountSecrets: secretIn('accounts-passwords.bin'),
      engineSecrets: secretIn('openzoep-password.bin'),
      contactSecrets: secretIn('contacts-passwords.bin'),
      contactFiles: createContactFiles(clock, log),
      keepsakes: createKeepsakeStore(createSettingsFile(profile, 'keepsakes', now)),
      dialList: createDialListFile(createSettingsFile(profile, 'call-list', now), log),
    },
    memory,
    updateMemory: createUpdateMemory(createSettingsFile(profile, 'updates', now), log),
    lastRun: beginRun(memory, {
      nowMs: clock.now(),
      systemSinceMs: clock.now() - os.uptime() * 1_000,
      lastSignMs,
    }),
    logFile,
    followPolicies: (changed) =>
      policies.follow((now) => {
        settings.setPolicies(now)
        changed()
      }),
    problem: provisioned?.ok === false ? provisioned.error : undefined,
  }
}

function places(platform: NodeJS.Platform): Parameters<typeof policySources>[0] {
  return {
    ...{ platform, env: process.env, home: os.homedir(), run: runTool },
    // Asked where it is needed only: a user id without a name is an error to it.
    userName: platform === 'darwin' ? os.userInfo().username : '',
    uid: process.getuid?.(),
    isPackaged: app.isPackaged,
  }
}
