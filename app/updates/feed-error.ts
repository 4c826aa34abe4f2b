/** A failure on the way to the feed, already in the words of the contract, where a library only knows how to throw. */
import type { AppError } from '../contract/errors.ts'

export class FeedError extends Error {
  readonly failure: AppError
  constructor(failure: AppError) {
    super(failure.detail ?? failure.code)
    this.name = 'FeedError'
    this.failure = failure
  }
}
