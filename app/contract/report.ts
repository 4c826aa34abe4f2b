/** A report of what was wrong, as windows show it. */

/** In the order of the file. */
export const PART_NAMES = ['about', 'note', 'settings', 'health', 'log', 'recording'] as const
export type PartName = (typeof PART_NAMES)[number]

export interface ReportPart {
  readonly name: PartName
  /** JSON. */
  readonly text: string
}
