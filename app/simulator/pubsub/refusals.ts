import { PUBSUB_ERRORS } from '../../xmpp/namespaces.ts'
import { REFUSED, xml, type Refusal } from '../stanza.ts'

const withCondition = (base: Refusal, condition: string): Refusal => ({
  ...base,
  extra: xml(condition, { xmlns: PUBSUB_ERRORS }),
})

/** XEP-0060 sections 6.1.3 to 6.5.9, by the conditions that the vendor's OXJS fixtures show. */
export const PUBSUB_REFUSED = {
  invalidJid: (): Refusal => withCondition(REFUSED.badRequest, 'invalid-jid'),
  invalidOptions: (): Refusal => withCondition(REFUSED.badRequest, 'invalid-options'),
  subidRequired: (): Refusal => withCondition(REFUSED.badRequest, 'subid-required'),
  nodeRequired: (): Refusal => withCondition(REFUSED.badRequest, 'nodeid-required'),
  invalidSubid: (): Refusal =>
    withCondition({ type: 'modify', condition: 'not-acceptable', code: 406 }, 'invalid-subid'),
  notSubscribed: (): Refusal =>
    withCondition({ type: 'cancel', condition: 'unexpected-request', code: 400 }, 'not-subscribed'),
  tooMany: (): Refusal =>
    withCondition({ type: 'wait', condition: 'policy-violation' }, 'too-many-subscriptions'),
  /** Shape of the OnSIP developer wiki, XMPP API, "Handling Redirects": the URI stands in the text. */
  redirect: (service: string, node: string): Refusal => ({
    type: 'modify',
    code: 302,
    condition: 'redirect',
    text: `xmpp:${service}?;node=${node}`,
  }),
  /** Shape of the vendor's OXJS fixtures: the URI stands inside the condition, which may be `gone` as well. */
  redirectInside: (service: string, node: string): Refusal => ({
    type: 'modify',
    code: 302,
    condition: 'gone',
    inside: `xmpp:${service}?;node=${node}`,
  }),
} as const
