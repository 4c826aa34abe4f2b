/** An AppImage that is installed in a folder of its own, and the updater that would replace it. */
import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import tls from 'node:tls'
import type { FeedWish } from '../../../app/updates/wish.ts'
import type { Updater } from '../../../app/updates/port.ts'
import { createNetwork } from '../../../main/network.ts'
import { createUpdater } from '../../../main/updater.ts'
import { createScaledClock } from '../../clock.ts'
import { silentLog } from '../../unit/main/silent-log.ts'

export interface Installation {
  /** Absolute path of the program. */
  readonly program: string
  /** Where downloads go. */
  readonly folder: string
  readonly updater: Updater
  /** What was asked to be started after the end. */
  readonly relaunched: readonly string[]
  content(): string
  /** Every file that is left of downloads. */
  leftovers(): readonly string[]
  remove(): void
}

export const OLD = '#!/bin/sh\n# Ringside 0.1.0\n'

/** @param options `folder`: for downloads, elsewhere than beside the program */
export function install(options: {
  readonly caPem?: string
  readonly folder?: string
  readonly version?: string
}): Installation {
  const home = mkdtempSync(path.join(os.tmpdir(), 'ringside-updates-'))
  const program = path.join(home, 'Ringside.AppImage')
  const folder = options.folder ?? path.join(home, 'updates')
  const ca = path.join(home, 'ca.pem')
  writeFileSync(program, OLD)
  chmodSync(program, 0o755)
  if (options.caPem !== undefined) writeFileSync(ca, options.caPem)
  // The library itself asks for it.
  process.env['APPIMAGE'] = program
  const relaunched: string[] = []
  const network = createNetwork({ log: silentLog, resolveProxy: () => Promise.resolve('DIRECT'), tls })
  return {
    program,
    folder,
    relaunched,
    updater: createUpdater({
      platform: 'linux',
      version: options.version ?? '0.1.0',
      appImage: program,
      folder,
      package: { feed: undefined, publishers: undefined, type: '' },
      caFile: () => (options.caPem === undefined ? '' : ca),
      clock: createScaledClock(),
      log: silentLog,
      network,
      relaunch: (file) => void relaunched.push(file),
    }),
    content: () => readFileSync(program, 'utf8'),
    leftovers: () => {
      const downloads = path.join(folder, 'download', 'pending')
      return existsSync(downloads) ? readdirSync(downloads) : []
    },
    remove: () => {
      rmSync(home, { recursive: true, force: true })
    },
  }
}

export const wish = (url: string, more: Partial<FeedWish> = {}): FeedWish => ({
  url,
  channel: 'stable',
  version: '',
  allowOlder: false,
  ...more,
})
