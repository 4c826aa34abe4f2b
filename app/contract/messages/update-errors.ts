/** What can go wrong with updates: one sentence each, and what to do next. */
import type { ErrorCode } from '../errors.ts'
import { assertNever } from '../result.ts'
import type { ErrorText } from './errors.ts'

type UpdateErrorCode = Extract<ErrorCode, `update-${string}`>

export const isUpdateCode = (code: ErrorCode): code is UpdateErrorCode => code.startsWith('update-')

export function updateErrorSentence(code: UpdateErrorCode): ErrorText {
  switch (code) {
    case 'update-off':
      return {
        sentence: 'Ringside does not update itself here.',
        cure: 'Settings, under Updates, says who does.',
      }
    case 'update-feed-address':
      return {
        sentence: 'The address that updates should come from cannot be used.',
        cure: 'It must begin with https://; correct it in Settings, under Updates.',
      }
    case 'update-unreachable':
      return {
        sentence: 'The place that updates come from could not be reached.',
        cure: 'Ringside looks again by itself; if it goes on, check the network.',
      }
    case 'update-untrusted':
      return {
        sentence: 'The place that updates come from could not prove who it is, so nothing was taken from it.',
        cure: 'If your company has its own authority, choose its CA file under Advanced where you sign in; else tell your administrator.',
      }
    case 'update-feed-missing':
      return {
        sentence: 'There are no updates for this system where Ringside looks for them.',
        cure: 'Check the address and the kind of versions in Settings, under Updates.',
      }
    case 'update-feed-unreadable':
      return {
        sentence: 'What was found where updates should be is no list of versions.',
        cure: 'A page that asks to sign in to the network may be in the way: open it in a browser; else tell your administrator.',
      }
    case 'update-insecure':
      return {
        sentence: 'The update would have come over an unencrypted connection, so it was refused.',
        cure: 'Tell your administrator: every address of the feed must begin with https://.',
      }
    case 'update-cut-off':
      return {
        sentence: 'The download was cut off; what had come was thrown away.',
        cure: 'Try again when the network is steady.',
      }
    case 'update-damaged':
      return {
        sentence: 'What was downloaded is not what was announced, so it was thrown away.',
        cure: 'Try again later; if it happens again, tell your administrator.',
      }
    case 'update-unsigned':
      return {
        sentence: 'The update is not signed by whoever signed this Ringside, so it was thrown away.',
        cure: 'Tell your administrator.',
      }
    case 'update-too-large':
      return {
        sentence: 'The update is larger than any Ringside can be, so it was refused.',
        cure: 'Tell your administrator.',
      }
    case 'update-no-space':
      return {
        sentence: 'There is not enough space on the disk for the update.',
        cure: 'Free 500 MB and try again.',
      }
    case 'update-not-kept':
      return {
        sentence: 'The update could not be stored.',
        cure: 'Let Ringside write into its own folder and try again.',
      }
    case 'update-not-installed':
      return {
        sentence: 'The update could not be put in place; the version that you have stays.',
        cure: 'Try again, or install the new version by hand.',
      }
    case 'update-nothing':
      return { sentence: 'There is no update to install now.', cure: 'Look for updates first.' }
    default:
      return assertNever(code)
  }
}
