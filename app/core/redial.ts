/** Dials again what was dialled last, by the same rules as anything else. */
import { appError, type AppError } from '../contract/errors.ts'
import { err, type Result } from '../contract/result.ts'
import type { Dialing } from './dialing.ts'
import type { People } from './people.ts'

/** @returns `nothing-dialled` where nobody is known to have been called */
export async function redial(
  people: Pick<People, 'recent'>,
  dialing: Pick<Dialing, 'propose'>,
): Promise<Result<{ readonly requestId: string | null }, AppError>> {
  const recent = people.recent({ limit: 1 })
  if (!recent.ok) return recent
  const [text] = recent.value.dialled
  return text === undefined ? err(appError('nothing-dialled')) : dialing.propose({ text, source: 'redial' })
}
