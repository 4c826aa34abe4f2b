/** Files of contacts on this machine's disks. */
import { watch as watchFolder } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import path from 'node:path'
import { appError, type AppError } from '../app/contract/errors.ts'
import { err, ok } from '../app/contract/result.ts'
import type { Clock, ContactFiles, Dispose, Logger, OpenFile } from '../app/ports.ts'

/** A piece of some hundred cards: whatever else the program has to do comes in between. */
const PIECE_BYTES = 32_768
/** Whoever writes a file writes it in several steps. */
const SETTLE_MS = 300
/** Network drives and full tables of watches tell nothing: then the file is looked at from time to time. */
const LOOK_EVERY_MS = 30_000

export function createContactFiles(clock: Clock, log: Logger): ContactFiles {
  return {
    async open(file, mostBytes) {
      try {
        // Before it is opened: a pipe that nobody writes to would never open.
        const facts = await stat(file)
        if (!facts.isFile()) return err(appError('contacts-file-unreadable', 'It is not a file.'))
        if (facts.size > mostBytes) return err(appError('contacts-file-too-large'))
        return ok(await openPieces(file, mostBytes))
      } catch (error) {
        return err(failure(error))
      }
    },
    watch: (file, changed) => watchFile(file, changed, clock, log),
  }
}

async function openPieces(file: string, mostBytes: number): Promise<OpenFile> {
  const handle = await open(file, 'r')
  return {
    async *pieces() {
      for (let at = 0; ;) {
        const { bytesRead, buffer } = await handle.read(Buffer.alloc(PIECE_BYTES), 0, PIECE_BYTES, at)
        if (bytesRead === 0) return
        at += bytesRead
        if (at > mostBytes) throw new Error('It grew while it was read.')
        yield buffer.subarray(0, bytesRead)
      }
    },
    close: () => handle.close(),
  }
}

function failure(error: unknown): AppError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT' || code === 'ENOTDIR') return appError('contacts-file-missing')
  return appError('contacts-file-unreadable', error instanceof Error ? error.message : undefined)
}

/** What differs as soon as a file is another, also one that was put in its place. */
async function signOf(file: string): Promise<string> {
  try {
    const { ino, size, mtimeMs } = await stat(file)
    return [ino, size, mtimeMs].join(' ')
  } catch (error) {
    return failure(error).code
  }
}

function watchFile(file: string, changed: () => void, clock: Clock, log: Logger): Dispose {
  let stopped = false
  let known: string | undefined
  /** Whatever was told of before it was known what the file was is a change. */
  let isDoubtful = false
  let cancelLook: Dispose = () => undefined
  let cancelSettle: Dispose = () => undefined
  const first = signOf(file).then((sign) => {
    known ??= sign
  })

  async function look(): Promise<void> {
    await first
    const sign = await signOf(file)
    if (stopped || (sign === known && !isDoubtful)) return
    known = sign
    isDoubtful = false
    changed()
  }

  const lookLater = (): void => {
    cancelLook = clock.after(LOOK_EVERY_MS, () => {
      void look().then(() => {
        if (!stopped) lookLater()
      })
    })
  }

  // The folder, since the file itself may be replaced by another of its name.
  const unwatch = watchOver(path.dirname(file), log, (name) => {
    if (name !== null && name !== path.basename(file)) return
    isDoubtful ||= known === undefined
    cancelSettle()
    cancelSettle = clock.after(SETTLE_MS, () => void look())
  })
  lookLater()
  return () => {
    stopped = true
    cancelLook()
    cancelSettle()
    unwatch()
  }
}

function watchOver(folder: string, log: Logger, heard: (name: string | null) => void): Dispose {
  try {
    const watcher = watchFolder(folder, { persistent: false }, (_event, name) => {
      heard(name)
    })
    watcher.on('error', () => {
      // The folder is gone, or the system watches no more: looking from time to time goes on.
      watcher.close()
    })
    return () => {
      watcher.close()
    }
  } catch (error) {
    log.debug('contacts-not-watched', { code: error instanceof Error ? error.name : 'unknown' })
    return () => undefined
  }
}
