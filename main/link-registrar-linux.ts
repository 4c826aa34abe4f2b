/**
 * Links on Linux: `xdg-mime` knows every desktop's books (freedesktop.org, xdg-utils). It has no word for "nobody any more", so
 * that is taken out of the list of defaults itself ("Association between MIME types and applications").
 */
import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { appError } from '../app/contract/errors.ts'
import type { LinkScheme } from '../app/contract/links.ts'
import { err, ok } from '../app/contract/result.ts'
import { DESKTOP_ENTRY } from './identity.ts'
import { readOwner } from './link-owners-linux.ts'
import { isWrittenByUs, linkEntry, schemesIn, withoutDefault } from './link-entry-linux.ts'
import type { LinkRegistrar } from './link-registrar.ts'

const PATIENCE_MS = 5_000

export interface LinuxLinksDeps {
  readonly env: NodeJS.ProcessEnv
  /** The user's home folder. */
  readonly home: string
  /** How this very program is started, e.g. an AppImage, which no package manager has entered anywhere. */
  readonly command: readonly [string, ...string[]]
}

export function linuxLinks({ env, home, command }: LinuxLinksDeps): LinkRegistrar {
  const folder = (name: string, otherwise: string): string => {
    const set = env[name] ?? ''
    return path.isAbsolute(set) ? set : path.join(home, otherwise)
  }
  const data = folder('XDG_DATA_HOME', '.local/share')
  const ownEntry = path.join(data, 'applications', DESKTOP_ENTRY)
  const systemData = (env['XDG_DATA_DIRS'] || '/usr/local/share:/usr/share')
    .split(':')
    .filter(path.isAbsolute)
  const list = path.join(folder('XDG_CONFIG_HOME', '.config'), 'mimeapps.list')

  const xdgMime = (...args: readonly string[]): Promise<string | undefined> =>
    new Promise((resolve) => {
      execFile('xdg-mime', [...args], { env, timeout: PATIENCE_MS, maxBuffer: 10_000 }, (error, output) => {
        resolve(error === null ? output : undefined)
      })
    })
  const defaultOf = (scheme: string): Promise<string | undefined> =>
    xdgMime('query', 'default', typeOf(scheme))

  /** A package brings the entry; an AppImage and a checkout have to write it. */
  function enter(scheme: LinkScheme): void {
    const known = [data, ...systemData].map((each) => textOf(path.join(each, 'applications', DESKTOP_ENTRY)))
    if (known.some((text) => text !== undefined && !isWrittenByUs(text))) return
    mkdirSync(path.dirname(ownEntry), { recursive: true })
    const others = schemesIn(known[0] ?? '').filter((each) => each !== scheme)
    writeFileSync(ownEntry, linkEntry(command, [...others, scheme]))
  }

  function strike(scheme: LinkScheme): void {
    const text = textOf(ownEntry)
    if (text === undefined || !isWrittenByUs(text)) return
    const others = schemesIn(text).filter((each) => each !== scheme)
    if (others.length === 0) rmSync(ownEntry)
    else writeFileSync(ownEntry, linkEntry(command, others))
  }

  return {
    ownerOf: async (scheme) => readOwner(await defaultOf(scheme)),
    async claim(scheme) {
      const former = entryIn(await defaultOf(scheme))
      try {
        enter(scheme)
      } catch (error) {
        return err(appError('links-not-taken', wordsOf(error)))
      }
      await xdgMime('default', DESKTOP_ENTRY, typeOf(scheme))
      const isOurs = entryIn(await defaultOf(scheme)) === DESKTOP_ENTRY
      return isOurs ? ok(former === DESKTOP_ENTRY ? '' : former) : err(appError('links-not-taken'))
    },
    async release(scheme, former) {
      try {
        if (former === '') removeDefault(list, typeOf(scheme))
        else await xdgMime('default', former, typeOf(scheme))
        const isBack = former === '' || entryIn(await defaultOf(scheme)) === former
        if (!isBack) return err(appError('links-not-returned', former))
        strike(scheme)
        return ok(null)
      } catch (error) {
        return err(appError('links-not-returned', wordsOf(error)))
      }
    },
    nameOf: (former) => former.replace(/\.desktop$/u, ''),
  }
}

const typeOf = (scheme: string): string => `x-scheme-handler/${scheme}`
const entryIn = (output: string | undefined): string => output?.trim().split('\n')[0] ?? ''
const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    // It is not there, or not for us.
    return undefined
  }
}

/** As a whole or not at all; through a link of somebody who keeps such files elsewhere. */
function removeDefault(list: string, type: string): void {
  const before = textOf(list)
  const after = before === undefined ? undefined : withoutDefault(before, type, DESKTOP_ENTRY)
  if (after === undefined || after === before) return
  const file = realpathSync(list)
  writeFileSync(`${file}.ringside`, after)
  renameSync(`${file}.ringside`, file)
}
