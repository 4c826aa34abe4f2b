/** What the user copied, read without touching it. */
import type { Clipboard } from 'electron'
import type { Logger } from '../app/ports.ts'

/** On Linux the selection counts too: what is marked was never copied, and is often what is meant. */
export async function readCopied(
  clipboard: Pick<Clipboard, 'readText'> & { readonly selection: Pick<Clipboard, 'readText'> },
  platform: NodeJS.Platform,
  log: Logger,
): Promise<Copied> {
  const read = async (source: Pick<Clipboard, 'readText'>): Promise<string> => {
    try {
      return await source.readText()
    } catch (error) {
      log.info('clipboard-unreadable', { why: error instanceof Error ? error.message : '' })
      return ''
    }
  }
  return {
    copied: await read(clipboard),
    marked: platform === 'linux' ? await read(clipboard.selection) : '',
  }
}

export interface Copied {
  readonly copied: string
  /** The selection; empty where the system has none. */
  readonly marked: string
}
