/** The accounts beside the main one, a line each with its own trouble; not a word where there are none. Pure. */
import { accountTitle, type FurtherAccount } from './accounts.ts'
import { appError } from './errors.ts'
import { because, type HealthLine } from './health-line.ts'
import { accountSees } from './messages/account-sight.ts'
import { accountsText } from './messages/accounts.ts'
import { snapshotMissing, stageProgress } from './messages/connection.ts'
import { healthText } from './messages/health.ts'
import { assertNever } from './result.ts'
import { needsSignIn, sightOf } from './seeing.ts'
import type { AppState } from './state.ts'

/** Where its password can be typed. */
const openSettings = () =>
  ({
    label: healthText.openSettings,
    command: { name: 'window.open', input: { view: 'settings' } },
  }) as const

export const accountLines = (state: AppState, nowMs: number): readonly HealthLine[] =>
  state.accounts.further.map((account) => lineOf(account, accountTitle(account, state), nowMs))

/** Those of them whose calls are not seen although they should be. */
export const blindAccountLines = (state: AppState, nowMs: number): readonly HealthLine[] =>
  accountLines(state, nowMs).filter(({ status }) => status === 'red')

function lineOf(account: FurtherAccount, name: string, nowMs: number): HealthLine {
  const base = { id: `account ${account.id}`, group: 'link', name } as const
  const tryNow = {
    label: healthText.tryNow,
    command: { name: 'accounts.retry', input: { id: account.id } },
  } as const
  if (account.paused) return { ...base, status: 'unknown', text: accountsText.paused }
  const sight = sightOf(account.session)
  switch (sight.kind) {
    case 'seeing':
      return account.session.snapshot === 'unavailable'
        ? { ...base, status: 'amber', text: snapshotMissing(connectedAt(account)) }
        : { ...base, status: 'green', text: accountSees(account, nowMs) }
    case 'signed-out':
      return account.hasPassword
        ? { ...base, status: 'red', text: healthText.offLine, cure: tryNow }
        : { ...base, status: 'red', text: healthText.offLine, ...because(NO_PASSWORD), cure: openSettings() }
    case 'connecting':
      return { ...base, status: 'red', text: healthText.offLine, reason: stageProgress(sight.stage) }
    case 'waiting':
      return { ...base, status: 'red', text: healthText.offLine, ...because(sight.error), cure: tryNow }
    case 'stopped': {
      const cure = needsSignIn(sight.error) || sight.error.code === 'account-twice' ? openSettings() : tryNow
      return { ...base, status: 'red', text: healthText.offLine, ...because(sight.error), cure }
    }
    case 'refused':
      return { ...base, status: 'red', text: healthText.refused, ...because(sight.error), cure: tryNow }
    default:
      return assertNever(sight)
  }
}

const NO_PASSWORD = appError('password-needed')

const connectedAt = ({ session }: FurtherAccount): number | undefined =>
  session.link.status === 'connected' ? session.link.sinceMs : undefined
