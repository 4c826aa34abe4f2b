/** Why what was typed into the console is not sent: the line and the reason. */
import { assertNever } from '../result.ts'
import { m } from './keys.ts'

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
      return m.developer_errors_typed_mistake_text_xml({
        line: mistake.mistake.line,
        reason: xmlReason(mistake.mistake.reason, mistake.mistake.name),
      })
    case 'no-stanza':
      return m.developer_errors_typed_mistake_text_no_stanza({ name: mistake.name })
    case 'wrong-namespace':
      return m.developer_errors_typed_mistake_text_wrong_namespace({ name: mistake.name })
    case 'iq-type':
      return m.developer_errors_typed_mistake_text_iq_type()
    case 'iq-children':
      return m.developer_errors_typed_mistake_text_iq_children()
    default:
      return assertNever(mistake)
  }
}

function xmlReason(reason: XmlReason, name: string): string {
  switch (reason) {
    case 'empty':
      return m.developer_errors_xml_reason_empty()
    case 'text-outside':
      return m.developer_errors_xml_reason_text_outside()
    case 'second-element':
      return m.developer_errors_xml_reason_second_element()
    case 'stream-end':
      return m.developer_errors_xml_reason_stream_end()
    case 'declaration':
      return m.developer_errors_xml_reason_declaration()
    case 'comment':
      return m.developer_errors_xml_reason_comment()
    case 'cdata-open':
      return m.developer_errors_xml_reason_cdata_open()
    case 'tag-broken':
      return name === ''
        ? m.developer_errors_xml_reason_tag_broken()
        : m.developer_errors_xml_reason_tag_not_ended({ name })
    case 'attribute-broken':
      return m.developer_errors_xml_reason_attribute_broken({ name })
    case 'attribute-twice':
      return m.developer_errors_xml_reason_attribute_twice({ name })
    case 'entity':
      return m.developer_errors_xml_reason_entity()
    case 'character':
      return m.developer_errors_xml_reason_character()
    case 'end-tag-wrong':
      return m.developer_errors_xml_reason_end_tag_wrong({ name })
    case 'end-tag-missing':
      return m.developer_errors_xml_reason_end_tag_missing({ name })
    case 'prefix-unknown':
      return m.developer_errors_xml_reason_prefix_unknown({ name })
    case 'too-deep':
      return m.developer_errors_xml_reason_too_deep()
    default:
      return assertNever(reason)
  }
}
