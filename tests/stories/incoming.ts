/** Calls that come in. */
import {
  ANN,
  answer,
  CARTER_NAME,
  carterRings,
  hangUp,
  leaveMessage,
  publishLeg,
  retractLeg,
  SALES,
} from './people.ts'
import { cards, does, list, noCards, type Story } from './story.ts'

const incoming = cards(['Incoming call', CARTER_NAME])
const onCall = cards(['On a call', CARTER_NAME])
const ended = cards(['Ended after', CARTER_NAME])
const missed = cards(['Missed after', CARTER_NAME])
const threePhones = [
  { order: { do: 'register', address: 'ann@example.com', device: 'Zoiper' } },
  { order: { do: 'register', address: 'ann@example.com', device: 'Door' } },
]

export const INCOMING: readonly Story[] = [
  {
    name: 'one-phone',
    tells: 'A customer calls, Ann answers at her one phone, the customer hangs up.',
    steps: [
      does('Carter & Sons call', carterRings()),
      incoming,
      does('Ann picks up', answer('carter')),
      onCall,
      does('they hang up', hangUp('carter')),
      ended,
      noCards,
      list(['Answered', CARTER_NAME]),
    ],
  },
  {
    name: 'many-phones',
    tells: 'Three phones of Ann’s ring; one is lifted; it is one call all along.',
    steps: [
      does('Ann’s other phones sign in', ...threePhones),
      does('Carter & Sons call', carterRings({ phones: 3 })),
      incoming,
      does('Ann picks up the second phone', answer('carter', { device: 'Zoiper' })),
      onCall,
      does('they hang up', hangUp('carter')),
      ended,
      noCards,
      list(['Answered', CARTER_NAME]),
    ],
  },
  {
    name: 'missed',
    tells: 'Nobody picks up, and the caller gives up.',
    steps: [
      does('Carter & Sons call', carterRings({ phones: 2 })),
      incoming,
      does('they give up', hangUp('carter')),
      missed,
      noCards,
      list(['Missed', CARTER_NAME]),
    ],
  },
  {
    name: 'ring-group',
    tells: 'A group of two of Ann’s addresses and Bob’s rings; Ann picks up at sales.',
    steps: [
      does(
        'Carter & Sons call the group',
        carterRings({
          to: 'sip:group@example.com',
          group: ['ann@example.com', 'sales@example.com', 'bob@example.com'],
        }),
      ),
      incoming,
      does('Ann picks up at sales', answer('carter', { at: 'sales@example.com' })),
      onCall,
      does('they hang up', hangUp('carter')),
      ended,
      noCards,
      list(['Answered', CARTER_NAME]),
    ],
  },
  {
    name: 'ring-group-taken-by-bob',
    tells: 'The same group rings and Bob takes the call: the wire tells Ann no more than that it stopped.',
    steps: [
      does(
        'Carter & Sons call the group',
        carterRings({ to: 'sip:group@example.com', group: ['ann@example.com', 'bob@example.com'] }),
      ),
      incoming,
      does('Bob picks up', answer('carter', { at: 'bob@example.com' })),
      missed,
      noCards,
      list(['Missed', CARTER_NAME]),
      does('Bob and the customer hang up', hangUp('carter')),
    ],
  },
  {
    name: 'voicemail-answers',
    tells: 'The mailbox answers, which looks like any answer, until the message tells of it.',
    steps: [
      does('Carter & Sons call', carterRings()),
      incoming,
      does('the mailbox answers', answer('carter')),
      onCall,
      does('they leave a message and hang up', hangUp('carter'), leaveMessage),
      noCards,
      list(['Went to voicemail', CARTER_NAME]),
    ],
  },
  {
    name: 'music-on-hold',
    tells: 'Ann puts the customer on hold: the leg with the music is no call.',
    never: 'Calling',
    steps: [
      does('Carter & Sons call', carterRings()),
      does('Ann picks up', answer('carter')),
      onCall,
      does('Ann puts them on hold', { order: { do: 'hold', from: ANN }, as: 'music' }),
      onCall,
      does('Ann comes back', hangUp('music')),
      onCall,
      does('they hang up', hangUp('carter')),
      ended,
      noCards,
      list(['Answered', CARTER_NAME]),
    ],
  },
  {
    name: 'two-at-once',
    tells: 'A second call comes while the first is spoken with; neither takes the other’s place.',
    steps: [
      does('Carter & Sons call', carterRings()),
      does('Ann picks up', answer('carter')),
      onCall,
      does('Maya calls sales', {
        order: { do: 'ring', from: 'sip:14155550199@pstn.example.com', to: SALES, fromDisplay: 'Maya' },
        as: 'maya',
      }),
      cards(['On a call', CARTER_NAME], ['Incoming call', 'Maya']),
      does('Maya gives up', hangUp('maya')),
      cards(['On a call', CARTER_NAME], ['Missed after', 'Maya']),
      onCall,
      does('Carter & Sons hang up', hangUp('carter')),
      noCards,
      list(['Answered', CARTER_NAME], ['Missed', 'Maya']),
    ],
  },
  {
    name: 'first-seen-answered',
    tells: 'The ring was never told; the first that is heard of the call is its answer.',
    steps: [
      does('an answered call shows up', publishLeg('late', { state: 'confirmed', callId: 'late@x' })),
      onCall,
      does('it goes', retractLeg('late')),
      ended,
      noCards,
      list(['Answered', CARTER_NAME]),
    ],
  },
  {
    name: 'lone-retract',
    tells: 'Something goes that was never there, while a real call rings: that one stays.',
    steps: [
      does('Carter & Sons call', carterRings()),
      incoming,
      does(
        'an unknown item goes',
        publishLeg('ghost', { state: 'requested', callId: 'ghost@x', name: 'Ghost' }),
        retractLeg('ghost'),
        retractLeg('ghost'),
      ),
      cards(['Incoming call', CARTER_NAME], ['Missed after', 'Ghost']),
      incoming,
      does('they give up', hangUp('carter')),
      noCards,
      list(['Missed', CARTER_NAME], ['Missed', 'Ghost']),
    ],
  },
  {
    name: 'item-id-reused',
    tells: 'One item id first stands for one call, then for another: the first is over.',
    steps: [
      does('the first caller rings', publishLeg('item', { state: 'requested', callId: 'one@x' })),
      incoming,
      does(
        'the same item becomes another call',
        publishLeg('item', {
          state: 'requested',
          callId: 'two@x',
          from: 'sip:14155550199@pstn.example.com',
          name: 'Maya',
        }),
      ),
      cards(['Missed after', CARTER_NAME], ['Incoming call', 'Maya']),
      cards(['Incoming call', 'Maya']),
      does('it goes', retractLeg('item')),
      noCards,
      list(['Missed', 'Maya'], ['Missed', CARTER_NAME]),
    ],
  },
]
