/** How a line's state is drawn: a shape of its own for each, which the colour only repeats. */
import type { LineState } from '../../app/contract/team.ts'
import type { ShapeName } from '../parts/Shape.svelte'

export const lineShapes: Readonly<Record<LineState, ShapeName>> = {
  free: 'waiting',
  ringing: 'ringing',
  talking: 'talking',
  'no-phone': 'failed',
  unknown: 'unknown',
}

export const lineTones: Readonly<Record<LineState, string>> = {
  free: 'tone-free',
  ringing: 'tone-ring',
  talking: 'tone-talk',
  'no-phone': 'tone-over',
  unknown: 'tone-over',
}
