import type { Jid } from '../jid.ts'
import type { CallRecords } from '../pbx/call-records.ts'
import type { Command } from './command.ts'

export interface LabelDeps {
  readonly records: CallRecords
  /** Whether a JID answers for an address: as its owner or by authorisation. */
  readonly answersFor: (jid: Jid, address: string) => boolean
}

/**
 * Labels a call of the record. No page describes it; the fields are those of an older OXJS. A call is found by its
 * Call-ID or by the id of its item, for nothing tells which the service means.
 */
export function createLabel({ records, answersFor }: LabelDeps): Command {
  return {
    node: 'label',
    name: 'Label Call',
    title: 'Label a Call',
    instructions: 'Fill out this form to label a recent call.',
    fields: [
      { name: 'call-id', type: 'text-single', label: 'Call ID', required: true },
      { name: 'label', type: 'text-single', label: 'Label', required: true },
    ],
    multiStage: true,
    run(input, sender) {
      const owners = records.ownersOf(input.get('call-id') ?? '')
      if (!owners.some((address) => answersFor(sender, address))) {
        return {
          is: 'failed',
          text: 'Execution Errors; label call failed',
          condition: 'bad-payload',
          noted: true,
        }
      }
      return { is: 'done' }
    },
  }
}
