/** What the program's exit code tells a script. Stated in the help text and in docs/dialling.md. */
export const EXIT = {
  /** Done, or asked for: a number is shown to be dialled, the service was asked to end the call. */
  done: 0,
  /** The command line was not understood; nothing was done. */
  badArguments: 2,
  /** No Ringside runs in this profile; none was started. */
  notRunning: 3,
  /** There was nothing to do it with: no number in the text, no call to hang up. */
  nothing: 4,
  /** Several calls could be meant; the user is asked which. */
  asks: 5,
  /** Ringside or the service refused; why is said on standard error. */
  refused: 6,
  /** Ringside runs and did not answer in time. */
  noAnswer: 7,
} as const
