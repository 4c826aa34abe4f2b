/** Who opens links that dial, in Settings. */
import type { LinkOwner, LinkScheme } from '../links.ts'
import { assertNever } from '../result.ts'
import { m } from './keys.ts'
import { texts } from './texts.ts'

export const linksText = texts({
  title: m.links_title,
  intro: m.links_intro,
  claim: m.links_claim,
  release: m.links_release,
  windows: m.links_windows,
})

/** What such a link looks like, and what it is for. */
export function schemeHint(scheme: LinkScheme): string {
  switch (scheme) {
    case 'tel':
      return m.links_scheme_hint_tel()
    case 'callto':
      return m.links_scheme_hint_callto()
    case 'sip':
      return m.links_scheme_hint_sip()
    case 'sips':
      return m.links_scheme_hint_sips()
    case 'ringside':
      return m.links_scheme_hint_ringside()
    default:
      return assertNever(scheme)
  }
}

/** Who opens such links now. */
export function ownerSentence({ status, name, former }: LinkOwner): string {
  switch (status) {
    case 'ours':
      return former === undefined || former === ''
        ? m.links_owner_sentence_ours()
        : m.links_owner_sentence_ours_before({ former })
    case 'other':
      return name === undefined ? m.links_owner_sentence_another() : m.links_owner_sentence_other({ name })
    case 'none':
      return m.links_owner_sentence_none()
    case 'unknown':
      return m.links_owner_sentence_unknown()
    default:
      return assertNever(status)
  }
}

export const claimLinks = (scheme: LinkScheme): string => m.links_claim_links({ scheme })
export const releaseLinks = (scheme: LinkScheme): string => m.links_release_links({ scheme })
