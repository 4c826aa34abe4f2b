/** electron-updater's requests by our own connection: https only, bounded, the partial file closed before it is removed. */
import { createWriteStream } from 'node:fs'
import type { IncomingMessage, RequestOptions } from 'node:http'
import { Transform, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { DigestTransform, type DownloadOptions } from 'builder-util-runtime'
import { appError } from '../app/contract/errors.ts'
import { FeedError } from '../app/updates/feed-error.ts'
import type { FeedGet } from '../app/updates/feed-get.ts'
import { MOST_FEED_BYTES, MOST_UPDATE_BYTES } from '../app/updates/feed-info.ts'

/** What electron-updater calls of its HttpExecutor, as far as we let it come. */
export interface FeedExecutor {
  /** The list of versions, as text. */
  request(options: RequestOptions): Promise<string>
  /** Rejects, with the file closed, unless it is whole and what was announced. */
  download(url: URL, destination: string, options: DownloadOptions): Promise<string>
}

/** @param signal of the check or download that is under way */
export function createFeedExecutor(get: FeedGet, signal: () => AbortSignal): FeedExecutor {
  return {
    async request({ protocol, hostname, port, path }) {
      const place = `${String(hostname)}${port === undefined || port === null ? '' : `:${String(port)}`}`
      // electron-updater leaves the protocol out where it means https.
      const url = new URL(`${protocol ?? 'https:'}//${place}${path ?? '/'}`)
      return textOf(await get(url, { accept: '*/*', 'cache-control': 'no-cache' }, signal()))
    },
    async download(url, destination, { sha512, onProgress }) {
      // Without it there is nothing to hold the file to; `readFeedInfo` lets none pass without.
      if (typeof sha512 !== 'string') throw new FeedError(appError('update-feed-unreadable', 'sha512'))
      const answer = await get(url, { accept: '*/*' }, signal())
      const total = Number(answer.headers['content-length'] ?? 0)
      const progress = (bytes: number): void => {
        onProgress?.({ total, transferred: bytes, delta: 0, bytesPerSecond: 0, percent: share(bytes, total) })
      }
      const out: Writable = createWriteStream(destination)
      await pipeline(answer, limited(MOST_UPDATE_BYTES, progress), new DigestTransform(sha512), out)
      return destination
    },
  }
}

const share = (bytes: number, total: number): number => (total > 0 ? (100 * bytes) / total : 0)

async function textOf(answer: IncomingMessage): Promise<string> {
  let text = ''
  const chunks = answer.setEncoding('utf8').pipe(limited(MOST_FEED_BYTES, () => undefined))
  // A pipe does not hand on errors.
  answer.once('error', (error) => {
    chunks.destroy(error)
  })
  for await (const chunk of chunks) text += String(chunk)
  return text
}

/** @param seen told of how many bytes have passed */
function limited(mostBytes: number, seen: (bytes: number) => void): Transform {
  let bytes = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      if (bytes > mostBytes) {
        done(new FeedError(appError('update-too-large')))
        return
      }
      seen(bytes)
      done(null, chunk)
    },
  })
}
