/** Which calls a key that hangs up may mean. Pure. */
import type { Call, CallsState } from './model.ts'

/**
 * Calls that are answered or being set up, oldest first. One that rings here is never among them: hanging up is not
 * declining. Neither is one that may be either, since nobody said in which direction it goes.
 */
export const callsToHangUp = ({ active }: CallsState): readonly Call[] =>
  active.filter(({ state, direction }) => state === 'answered' || direction === 'outgoing')
