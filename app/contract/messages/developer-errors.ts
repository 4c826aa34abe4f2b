/** Why what was typed into the console is not sent: the line and the reason. */
import { assertNever } from '../result.ts'

/** As `app/xmpp` finds them; see there. */
type XmlReason =
  | 'empty'
  | 'text-outside'
  | 'second-element'
  | 'stream-end'
  | 'declaration'
  | 'comment'
  | 'cdata-open'
  | 'tag-broken'
  | 'attribute-broken'
  | 'attribute-twice'
  | 'entity'
  | 'character'
  | 'end-tag-wrong'
  | 'end-tag-missing'
  | 'prefix-unknown'
  | 'too-deep'

type Mistake =
  | {
      readonly kind: 'xml'
      readonly mistake: { readonly line: number; readonly reason: XmlReason; readonly name: string }
    }
  | { readonly kind: 'no-stanza' | 'wrong-namespace'; readonly name: string }
  | { readonly kind: 'iq-type' | 'iq-children' }

export function typedMistakeText(mistake: Mistake): string {
  switch (mistake.kind) {
    case 'xml':
      return `Line ${mistake.mistake.line}: ${xmlReason(mistake.mistake.reason, mistake.mistake.name)}`
    case 'no-stanza':
      return `Only message, presence and iq can be sent, not <${mistake.name}>.`
    case 'wrong-namespace':
      return `A stanza stands in the namespace jabber:client, not in ${mistake.name}.`
    case 'iq-type':
      return 'An iq needs a type: get, set, result or error.'
    case 'iq-children':
      return 'An iq that asks has exactly one child.'
    default:
      return assertNever(mistake)
  }
}

function xmlReason(reason: XmlReason, name: string): string {
  switch (reason) {
    case 'empty':
      return 'There is no element.'
    case 'text-outside':
      return 'Text stands outside of the element.'
    case 'second-element':
      return 'A second element begins; one can be sent at a time.'
    case 'stream-end':
      return 'This would end the stream.'
    case 'declaration':
      return 'XMPP allows no declaration and no processing instruction.'
    case 'comment':
      return 'XMPP allows no comment.'
    case 'cdata-open':
      return 'This CDATA section does not end, or stands outside of the element.'
    case 'tag-broken':
      return name === '' ? 'This is no tag.' : `The tag <${name}> does not end properly.`
    case 'attribute-broken':
      return `An attribute of <${name}> is not written as name="value".`
    case 'attribute-twice':
      return `The attribute ${name} stands there twice.`
    case 'entity':
      return 'An & that begins none of &lt; &gt; &amp; &quot; &apos; or a character by number.'
    case 'character':
      return 'A character that XML does not allow.'
    case 'end-tag-wrong':
      return `</${name}> closes nothing that is open here.`
    case 'end-tag-missing':
      return `<${name}> is not closed.`
    case 'prefix-unknown':
      return `The prefix ${name}: is declared nowhere.`
    case 'too-deep':
      return 'The elements are nested too deep.'
    default:
      return assertNever(reason)
  }
}
