/** Displays as windows and the health page speak of them. Pure. */
import type { DisplayFact } from './state.ts'

/** Whether a display that was chosen is surely not there. Where none is told, as on Wayland, nobody knows. */
export const isUnplugged = (displays: readonly DisplayFact[], key: string): boolean =>
  displays.length > 0 && !displays.some((display) => display.key === key)
