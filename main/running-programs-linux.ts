/** What runs on Linux: the kernel's own list (proc(5), `/proc/PID/comm` and `cmdline`), without starting a program. */
import { readFile, readdir } from 'node:fs/promises'
import { plainName } from './program-name.ts'

/** @param folder `/proc`, or what stands in for it */
export async function programsOnLinux(folder = '/proc'): Promise<ReadonlySet<string>> {
  const entries = await readdir(folder).catch(() => [])
  const names = await Promise.all(
    entries.filter((entry) => /^\d+$/u.test(entry)).map((entry) => namesOf(`${folder}/${entry}`)),
  )
  return new Set(names.flat())
}

/** The kernel cuts a name at 15 characters, so that the file that was started counts too. */
async function namesOf(folder: string): Promise<readonly string[]> {
  const read = (file: string): Promise<string> =>
    // Gone meanwhile, or another user's.
    readFile(`${folder}/${file}`, 'utf8').catch(() => '')
  const [comm, cmdline] = await Promise.all([read('comm'), read('cmdline')])
  return [plainName(comm), plainName(cmdline.split('\0')[0] ?? '')].filter(Boolean)
}
