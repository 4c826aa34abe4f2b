/** Who takes part in the stories, and what they do at their phones. Ann is who looks at the screen. */
import type { Doing, SeenCard } from './story.ts'

export const ANN = 'sip:ann@example.com'
export const SALES = 'sip:sales@example.com'
export const BOB = 'sip:bob@example.com'
/** Carter & Sons, customers. */
export const CARTER = 'sip:14155551212@pstn.example.com'
export const CARTER_NAME = 'Carter & Sons'
/** A supplier, by number alone. */
export const SUPPLIER = 'sip:17325550100@example.com'
export const SUPPLIER_NAME = '(732) 555-0100'

/** What the directory calls the own addresses: the wire knows no names for them, the screen does. */
const NAMES: Readonly<Record<string, string>> = {
  'ann@example.com': 'Ann Carter',
  'sales@example.com': 'Sales',
}
export const asNamed = (seen: readonly SeenCard[]): readonly SeenCard[] =>
  seen.map((one) => ({ ...one, who: NAMES[one.who] ?? one.who }))

export const carterRings = (more: Readonly<Record<string, unknown>> = {}): Doing => ({
  order: { do: 'ring', from: CARTER, to: ANN, fromDisplay: CARTER_NAME, ...more },
  as: 'carter',
})
export const answer = (of?: string, more: Readonly<Record<string, unknown>> = {}): Doing => ({
  order: { do: 'answer', ...more },
  ...(of === undefined ? {} : { of }),
})
export const hangUp = (of?: string): Doing => ({
  order: { do: 'hangup' },
  ...(of === undefined ? {} : { of }),
})
export const transfer = (of: string, endpoint: 'caller' | 'callee', to: string): Doing => ({
  order: { do: 'transfer', endpoint, to },
  of,
})

export interface RawLeg {
  readonly state: 'requested' | 'created' | 'confirmed'
  readonly callId: string
  readonly from?: string
  readonly name?: string
}

/** An item that no phone of the simulator stands behind, as Ann's node may show it after events were lost. */
export const publishLeg = (
  id: string,
  { state, callId, from = CARTER, name = CARTER_NAME }: RawLeg,
): Doing => ({
  order: {
    do: 'publish',
    service: 'active-calls',
    node: '/example.com/ann',
    id,
    xml:
      `<active-call xmlns="onsip:active-calls"><dialog-state>${state}</dialog-state>` +
      `<to-aor>ann@example.com</to-aor><call-id>${callId}</call-id><from-uri>${from}</from-uri>` +
      `<to-uri>${ANN}</to-uri><from-tag>a1</from-tag><to-tag>${state === 'confirmed' ? 'b2' : ''}</to-tag>` +
      `<branch>z9hG4bK1</branch><from-display>${name.replace('&', '&amp;')}</from-display></active-call>`,
  },
})
export const retractLeg = (id: string): Doing => ({
  order: { do: 'retract', service: 'active-calls', node: '/example.com/ann', id },
})

/** A message in Ann's mailbox. */
export const leaveMessage: Doing = {
  order: {
    do: 'publish',
    service: 'voicemail',
    node: '/example.com/vm_ann',
    id: 'message-1',
    xml:
      '<voicemail xmlns="onsip:voicemail"><mailbox>1</mailbox>' +
      '<caller-id>"Carter &amp; Sons" &lt;14155551212&gt;</caller-id><duration>9</duration>' +
      `<sipfrom>${CARTER}</sipfrom><labels><label>INBOX</label></labels></voicemail>`,
  },
}
