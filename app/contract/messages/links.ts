/** Who opens links that dial, in Settings. */
import type { LinkOwner, LinkScheme } from '../links.ts'
import { assertNever } from '../result.ts'

export const linksText = {
  title: 'Links that dial',
  intro: 'A link shows what it would dial and waits for Enter.',
  claim: 'Make default',
  release: 'Undo',
  windows: 'Windows asks you to confirm it in its own settings.',
} as const

/** What such a link looks like, and what it is for. */
export function schemeHint(scheme: LinkScheme): string {
  switch (scheme) {
    case 'tel':
      return 'Phone numbers on web pages and in mails'
    case 'callto':
      return 'An older form of the same'
    case 'sip':
      return 'SIP addresses'
    case 'sips':
      return 'SIP addresses, encrypted'
    case 'ringside':
      return 'ringside:call?to=… for your own pages and programs'
    default:
      return assertNever(scheme)
  }
}

/** Who opens such links now. */
export function ownerSentence({ status, name, former }: LinkOwner): string {
  switch (status) {
    case 'ours':
      return former === undefined || former === ''
        ? 'Opened by Ringside'
        : `Opened by Ringside · ${former} before`
    case 'other':
      return `Opened by ${name ?? 'another program'}`
    case 'none':
      return 'Opened by nobody'
    case 'unknown':
      return 'The system does not tell who opens them'
    default:
      return assertNever(status)
  }
}

export const claimLinks = (scheme: LinkScheme): string => `Make Ringside the default for ${scheme}: links`
export const releaseLinks = (scheme: LinkScheme): string => `Undo: ${scheme}: links`
