/** Wishes that come before the program is ready to hear them: a link that started it, say. */

/** More than a person clicks while a program starts. */
const MAX_WAITING = 20

export interface Inbox<T> {
  push(item: T): void
  /** Hands on what waited, in order, and from then on everything at once. */
  open(take: (item: T) => void): void
}

export function createInbox<T>(): Inbox<T> {
  const waiting: T[] = []
  let take: ((item: T) => void) | undefined
  return {
    push(item) {
      if (take !== undefined) take(item)
      else if (waiting.length < MAX_WAITING) waiting.push(item)
    },
    open(taker) {
      take = taker
      for (const item of waiting.splice(0)) taker(item)
    },
  }
}
