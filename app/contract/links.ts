/** Links that ask for a call: which kinds there are, and who opens each. */

/** `ringside` is our own. */
export const LINK_SCHEMES = ['tel', 'callto', 'sip', 'sips', 'ringside'] as const
export type LinkScheme = (typeof LINK_SCHEMES)[number]

export interface LinkOwner {
  readonly status: 'ours' | 'other' | 'none' | 'unknown'
  readonly name?: string
  /**
   * Who had it before Ringside took it, as far as that can be given back; empty: nobody. Absent where nothing was taken or
   * another program has it by now.
   */
  readonly former?: string
}
