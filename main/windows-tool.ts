/** Windows' own tools, by their place. Pure. */
import path from 'node:path'

/**
 * A bare name would be looked for in the folder the program was started in, before any other (libuv,
 * src/win/process.c, "search_path"): that may be where somebody's downloads lie.
 * @param name with `.exe`
 * @returns its absolute path
 */
export const windowsTool = (name: string, env: NodeJS.ProcessEnv = process.env): string =>
  path.win32.join(env['SystemRoot'] ?? 'C:\\Windows', 'System32', name)
