import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The authority's certificate as a file, in a folder of its own that says whose it is. */
export interface CaFile {
  readonly path: string
  remove(): Promise<void>
}

const PREFIX = 'ringside-simulator-'

/**
 * Also removes what simulators left behind that were killed.
 *
 * @param parent the system's folder for what need not last
 */
export async function writeCaFile(parent: string, pem: string): Promise<CaFile> {
  await sweep(parent)
  const folder = await mkdtemp(join(parent, `${PREFIX}${process.pid.toString()}-`))
  const path = join(folder, 'ca.pem')
  await writeFile(path, pem)
  return { path, remove: () => rm(folder, { recursive: true, force: true }) }
}

async function sweep(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1]
    if (pid === undefined || isRunning(Number(pid))) continue
    // Another user's folder stays, and one that another simulator sweeps now is gone.
    await rm(join(parent, name), { recursive: true, force: true }).catch(() => undefined)
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // It runs as another user where we may not ask.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}
