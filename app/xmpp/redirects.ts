/** Where nodes were found that had moved, so that later requests, also those of later streams, go there at once. */
import type { Result } from '../contract/result.ts'
import type { RequestError } from './connection-types.ts'
import { followRedirects, type Found, type RedirectedError } from './follow-redirects.ts'

/** More nodes than any account has addresses; beyond it the oldest is asked for at its first place again. */
const MAX_NODES = 200

export interface Redirects {
  /** Where the node is now, as far as known. */
  nodeFor(service: string, node: string): string
  /**
   * Makes a request for the node where it was last found and follows from there. Where that place is gone or leads
   * astray, it is looked for once more from the node itself.
   */
  follow<T>(
    service: string,
    node: string,
    attempt: (node: string) => Promise<Result<T, RequestError>>,
  ): Promise<Result<Found<T>, RedirectedError>>
}

export function createRedirects(): Redirects {
  const places = new Map<string, string>()
  const keyOf = (service: string, node: string): string => `${service} ${node}`

  function remember(key: string, node: string, found: string): void {
    places.delete(key)
    if (found === node) return
    places.set(key, found)
    const [oldest] = places.keys()
    if (places.size > MAX_NODES && oldest !== undefined) places.delete(oldest)
  }

  return {
    nodeFor: (service, node) => places.get(keyOf(service, node)) ?? node,
    async follow(service, node, attempt) {
      const key = keyOf(service, node)
      const known = places.get(key)
      let answer = await followRedirects(service, known ?? node, attempt)
      if (known !== undefined && !answer.ok && isLost(answer.error)) {
        places.delete(key)
        answer = await followRedirects(service, node, attempt)
      }
      if (answer.ok) remember(key, node, answer.value.node)
      return answer
    },
  }
}

const isLost = (error: RedirectedError): boolean =>
  error.kind === 'bad-redirect' || (error.kind === 'stanza' && error.condition === 'item-not-found')
