/** Blind transfers, seen by each of the three who take part. */
import {
  ANN,
  answer,
  BOB,
  CARTER,
  CARTER_NAME,
  carterRings,
  hangUp,
  SALES,
  SUPPLIER,
  SUPPLIER_NAME,
  transfer,
} from './people.ts'
import { cards, does, list, noCards, type Story } from './story.ts'

const onCall = cards(['On a call', CARTER_NAME])
const CARTER_NUMBER = '(415) 555-1212'

export const TRANSFERS: readonly Story[] = [
  {
    name: 'transfer-by-ann',
    tells: 'Ann moves the customer to Bob at her phone: her call is over, theirs is none of hers.',
    steps: [
      does('Carter & Sons call', carterRings()),
      does('Ann picks up', answer('carter')),
      onCall,
      does('Ann moves them to Bob', transfer('carter', 'caller', BOB)),
      cards(['Ended after', CARTER_NAME]),
      noCards,
      list(['Answered', CARTER_NAME]),
      does('Bob picks up, and they hang up', answer(), hangUp()),
    ],
  },
  {
    name: 'transfer-of-ann',
    tells: 'Somebody moves Ann: her call ends and her phone calls the next one by itself.',
    never: 'Incoming call from',
    steps: [
      does('Carter & Sons call', carterRings()),
      does('Ann picks up', answer('carter')),
      onCall,
      does('they move Ann to the supplier', transfer('carter', 'callee', SUPPLIER)),
      cards(['Ended after', CARTER_NAME], ['Calling', SUPPLIER_NAME]),
      does('the supplier answers', answer()),
      cards(['On a call', SUPPLIER_NAME]),
      does('they hang up', hangUp()),
      noCards,
      list(['Answered', SUPPLIER_NAME], ['Answered', CARTER_NAME]),
    ],
  },
  {
    name: 'transfer-to-ann',
    tells: 'Bob moves a customer to Ann: her phone rings with the customer, not with Bob.',
    steps: [
      does('a customer calls Bob, who answers', {
        order: { do: 'ring', from: CARTER, to: BOB, fromDisplay: CARTER_NAME },
        as: 'bobs',
      }),
      does('Bob answers', answer('bobs')),
      noCards,
      does('Bob moves the customer to Ann', transfer('bobs', 'caller', ANN)),
      cards(['Incoming call', CARTER_NUMBER]),
      does('Ann picks up', answer()),
      cards(['On a call', CARTER_NUMBER]),
      does('they hang up', hangUp()),
      noCards,
      list(['Answered', CARTER_NUMBER]),
    ],
  },
  {
    name: 'transfer-between-own-addresses',
    tells: 'Ann moves the customer from her own address to sales: one call ends, one rings.',
    steps: [
      does('Carter & Sons call', carterRings()),
      does('Ann picks up', answer('carter')),
      onCall,
      does('Ann moves them to sales', transfer('carter', 'caller', SALES)),
      cards(['Ended after', CARTER_NAME], ['Incoming call', CARTER_NUMBER]),
      does('sales picks up', answer()),
      cards(['On a call', CARTER_NUMBER]),
      does('they hang up', hangUp()),
      noCards,
      list(['Answered', CARTER_NUMBER], ['Answered', CARTER_NAME]),
    ],
  },
]
