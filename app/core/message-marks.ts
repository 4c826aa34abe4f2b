/** What is being done to messages, by the message's id, with what comes of it in time. */
import type { AppError } from '../contract/errors.ts'
import type { FetchState } from '../contract/voicemail.ts'
import type { Clock, Dispose } from '../ports.ts'

export type MessageMark =
  /** To be deleted at `untilMs`, epoch ms, unless it is undone. */
  | { readonly kind: 'undo'; readonly untilMs: number }
  /** The service was asked to delete it. */
  | { readonly kind: 'deleting' }
  | { readonly kind: 'fetch'; readonly state: FetchState }
  | { readonly kind: 'problem'; readonly error: AppError }

export interface MessageMarks {
  of(id: string): MessageMark | undefined
  /** Whether it is about to be deleted, or being deleted. */
  isGoing(id: string): boolean
  /** Takes the place of the mark before; what that was waiting for does not come any more. */
  put(id: string, mark: MessageMark): void
  /** What becomes of the mark that stands now, unless another takes its place before. */
  later(id: string, delayMs: number, task: () => void): void
  drop(id: string): void
  readonly clear: () => void
}

/** More than anybody touches between two starts; the oldest that waits for nothing goes. */
const MOST_MARKS = 500

/** @param changed told after each change */
export function createMessageMarks(clock: Clock, changed: () => void): MessageMarks {
  const marks = new Map<string, MessageMark>()
  const waiting = new Map<string, Dispose>()

  function settle(id: string): void {
    waiting.get(id)?.()
    waiting.delete(id)
  }

  function makeRoom(): void {
    if (marks.size <= MOST_MARKS) return
    for (const id of marks.keys()) {
      if (waiting.has(id)) continue
      marks.delete(id)
      return
    }
  }

  return {
    of: (id) => marks.get(id),
    isGoing(id) {
      const kind = marks.get(id)?.kind
      return kind === 'undo' || kind === 'deleting'
    },
    put(id, mark) {
      settle(id)
      marks.delete(id)
      marks.set(id, mark)
      makeRoom()
      changed()
    },
    later(id, delayMs, task) {
      settle(id)
      waiting.set(
        id,
        clock.after(delayMs, () => {
          waiting.delete(id)
          task()
        }),
      )
    },
    drop(id) {
      settle(id)
      if (marks.delete(id)) changed()
    },
    clear() {
      for (const id of [...waiting.keys()]) settle(id)
      marks.clear()
    },
  }
}
