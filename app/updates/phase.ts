/** How far an update is: one step at a time, and an event that does not fit changes nothing. Pure. */
import type { AppError } from '../contract/errors.ts'
import { assertNever } from '../contract/result.ts'
import type { NothingNew, Release, UpdatePhase } from '../contract/updates.ts'

export type UpdateEvent =
  | { readonly kind: 'check' }
  | { readonly kind: 'nothing'; readonly found: NothingNew; readonly version: string }
  | { readonly kind: 'found'; readonly release: Release }
  | { readonly kind: 'download' }
  | { readonly kind: 'progress'; readonly percent: number }
  | { readonly kind: 'downloaded' }
  /** The user stopped the download. */
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly error: AppError }
  /** The user wants it now, or no longer. */
  | { readonly kind: 'wanted'; readonly wanted: boolean }
  | { readonly kind: 'install' }
  /** Where updates come from has changed: what was found there counts no more. */
  | { readonly kind: 'elsewhere' }

export function nextPhase(phase: UpdatePhase, event: UpdateEvent): UpdatePhase {
  switch (event.kind) {
    case 'check':
      return mayCheck(phase) ? { status: 'checking' } : phase
    case 'nothing':
      return phase.status === 'checking'
        ? { status: 'idle', found: event.found, version: event.version }
        : phase
    case 'found':
      return phase.status === 'checking' ? { status: 'available', release: event.release } : phase
    case 'download':
      return phase.status === 'available'
        ? { status: 'downloading', release: phase.release, percent: 0 }
        : phase
    case 'progress': {
      if (phase.status !== 'downloading') return phase
      // Whole steps forward only: each one is drawn, and read aloud.
      const percent = Math.min(100, Math.floor(event.percent))
      return percent > phase.percent ? { ...phase, percent } : phase
    }
    case 'downloaded':
      return phase.status === 'downloading'
        ? { status: 'ready', release: phase.release, wanted: false }
        : phase
    case 'cancelled':
      return phase.status === 'downloading' ? { status: 'available', release: phase.release } : phase
    case 'failed':
      return failed(phase, event.error)
    case 'wanted':
      return phase.status === 'ready' && phase.wanted !== event.wanted
        ? { ...phase, wanted: event.wanted }
        : phase
    case 'install':
      return phase.status === 'ready' ? { status: 'installing', release: phase.release } : phase
    case 'elsewhere':
      return phase.status === 'installing' ? phase : { status: 'idle' }
    default:
      return assertNever(event)
  }
}

/** What is under way, or waits to be installed, is not asked for again. */
export const mayCheck = ({ status }: UpdatePhase): boolean =>
  status === 'idle' || status === 'available' || status === 'failed'

function failed(phase: UpdatePhase, error: AppError): UpdatePhase {
  switch (phase.status) {
    case 'checking':
      return { status: 'failed', error }
    case 'downloading':
    case 'installing':
      return { status: 'failed', error, release: phase.release }
    case 'idle':
    case 'available':
    case 'ready':
    case 'failed':
      return phase
    default:
      return assertNever(phase)
  }
}
