/** Calls that Ann makes: at a phone, and by click-to-call from here or from another program. */
import { ANN, answer, hangUp, SALES, SUPPLIER, SUPPLIER_NAME } from './people.ts'
import { cards, dials, does, list, noCards, type Doing, type Story } from './story.ts'

const calls = (from: string, to: string): Doing => ({ order: { do: 'outgoing', from, to }, as: 'out' })
const other: Doing = { order: { do: 'click-to-call', from: ANN, to: SUPPLIER, setupId: 'Other123' } }

const calling = cards(['Calling', SUPPLIER_NAME])
const onCall = cards(['On a call', SUPPLIER_NAME])
const ended = cards(['Ended after', SUPPLIER_NAME])
const pickUp = cards(['Pick up your phone', SUPPLIER_NAME])
const NEVER = { never: 'Incoming call' } as const

export const OUTGOING: readonly Story[] = [
  {
    name: 'outgoing-answered',
    tells: 'Ann dials at her phone and is answered.',
    ...NEVER,
    steps: [
      does('Ann dials at her phone', calls(ANN, SUPPLIER)),
      calling,
      does('the supplier answers', answer('out')),
      onCall,
      does('they hang up', hangUp('out')),
      ended,
      noCards,
      list(['Answered', SUPPLIER_NAME]),
    ],
  },
  {
    name: 'outgoing-not-answered',
    tells: 'Ann dials at her phone and gives up.',
    ...NEVER,
    steps: [
      does('Ann dials at her phone', calls(ANN, SUPPLIER)),
      calling,
      does('Ann gives up', hangUp('out')),
      cards(['Cancelled after', SUPPLIER_NAME]),
      noCards,
      list(['Cancelled', SUPPLIER_NAME]),
    ],
  },
  {
    name: 'to-oneself',
    tells: 'Ann calls her own address: both ends are on one node, and it is one call.',
    ...NEVER,
    steps: [
      does('Ann calls herself', calls(ANN, ANN)),
      cards(['Calling', 'ann@example.com']),
      does('Ann answers herself', answer('out')),
      cards(['On a call', 'ann@example.com']),
      does('Ann hangs up', hangUp('out')),
      cards(['Ended after', 'ann@example.com']),
      noCards,
      list(['Answered', 'ann@example.com']),
    ],
  },
  {
    name: 'between-own-addresses',
    tells: 'Ann calls her sales address: one call-id on two nodes is one outgoing call.',
    ...NEVER,
    steps: [
      does('Ann calls sales', calls(ANN, SALES)),
      cards(['Calling', 'sales@example.com']),
      does('sales is answered', answer('out')),
      cards(['On a call', 'sales@example.com']),
      does('Ann hangs up', hangUp('out')),
      cards(['Ended after', 'sales@example.com']),
      noCards,
      list(['Answered', 'sales@example.com']),
    ],
  },
  {
    name: 'click-to-call',
    tells: 'Ann calls from Ringside: her phone rings first, then the supplier’s.',
    ...NEVER,
    steps: [
      dials('732 555 0100'),
      pickUp,
      does('Ann picks up', answer()),
      calling,
      does('the supplier answers', answer()),
      onCall,
      does('they hang up', hangUp()),
      ended,
      noCards,
      list(['Answered', SUPPLIER_NAME]),
    ],
  },
  {
    name: 'click-to-call-event-first',
    tells: 'The phone rings before the service has said that it took the request.',
    ...NEVER,
    steps: [
      does('the service answers late', { order: { do: 'fault', kind: 'reorder' } }),
      dials('732 555 0100'),
      pickUp,
      does('Ann picks up', answer()),
      calling,
      does('the supplier answers', answer()),
      onCall,
      does('they hang up', hangUp()),
      noCards,
      list(['Answered', SUPPLIER_NAME]),
    ],
  },
  {
    name: 'click-to-call-no-phone',
    tells: 'Ann calls, but none of her phones is there to ring.',
    ...NEVER,
    slow: true,
    steps: [
      does('Ann’s phones are gone', { order: { do: 'unregister', address: 'ann@example.com' } }),
      dials('732 555 0100'),
      cards(['Calling your phone', SUPPLIER_NAME]),
      cards(['Call failed: your phone was not called', SUPPLIER_NAME]),
      noCards,
      list(['The service took the request', SUPPLIER_NAME]),
    ],
  },
  {
    name: 'click-to-call-not-picked-up',
    tells: 'Ann calls and does not pick up her own phone.',
    ...NEVER,
    slow: true,
    steps: [
      dials('732 555 0100'),
      pickUp,
      does('her phone stops ringing', hangUp()),
      cards(['Call failed: your phone was not picked up', SUPPLIER_NAME]),
      noCards,
      list(['It was cancelled', SUPPLIER_NAME]),
    ],
  },
  {
    name: 'click-to-call-not-placed',
    tells: 'Ann picks up and hangs up again before the supplier is called.',
    ...NEVER,
    slow: true,
    steps: [
      dials('732 555 0100'),
      pickUp,
      does('Ann picks up and hangs up at once', answer(), hangUp()),
      calling,
      cards(['Call failed: the other side was not called', SUPPLIER_NAME]),
      noCards,
      list(['Your phone was called', SUPPLIER_NAME]),
    ],
  },
  {
    name: 'click-to-call-other-program',
    tells: 'Another program of Ann’s calls: what it prepares is no card, the call it makes is.',
    ...NEVER,
    steps: [
      does('another program calls the supplier', other),
      does('Ann picks up', answer()),
      calling,
      does('the supplier answers', answer()),
      onCall,
      does('they hang up', hangUp()),
      ended,
      noCards,
      list(['Answered', SUPPLIER_NAME]),
    ],
  },
]
