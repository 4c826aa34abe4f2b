/** Standard output and standard error of a process that ends in the same tick. */
import { writeSync } from 'node:fs'

export function writeOut({ out, say }: { readonly out: string; readonly say: string }): void {
  write(1, out)
  write(2, say)
}

function write(stream: 1 | 2, text: string): void {
  if (text === '') return
  try {
    writeSync(stream, text)
  } catch {
    // Closed, or never there: a Windows program without a console has none. Nobody is there to be told.
  }
}
