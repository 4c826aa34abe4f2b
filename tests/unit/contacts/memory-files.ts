/** Files of contacts that lie in memory. */
import { appError } from '../../../app/contract/errors.ts'
import { err, ok } from '../../../app/contract/result.ts'
import type { ContactFiles } from '../../../app/ports.ts'

/** @param pieceBytes of a small size cuts characters and line ends in two */
export function memoryFiles(
  files: Readonly<Record<string, string | Uint8Array>>,
  pieceBytes = 7,
): ContactFiles {
  return {
    open(path, mostBytes) {
      const content = files[path]
      if (content === undefined) return Promise.resolve(err(appError('contacts-file-missing')))
      const bytes = typeof content === 'string' ? Buffer.from(content) : content
      if (bytes.length > mostBytes) return Promise.resolve(err(appError('contacts-file-too-large')))
      return Promise.resolve(
        ok({
          async *pieces() {
            for (let at = 0; at < bytes.length; at += pieceBytes)
              yield await Promise.resolve(bytes.subarray(at, at + pieceBytes))
          },
          close: () => Promise.resolve(),
        }),
      )
    },
    watch: () => () => undefined,
  }
}
