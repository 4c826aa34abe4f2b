/** The tour of four sentences. */

export const TOUR_STEPS = ['calls', 'dial', 'truth', 'settings'] as const
export type TourStep = (typeof TOUR_STEPS)[number]

export const tourText = {
  title: 'A tour in four sentences',
  back: 'Back',
  next: 'Next',
  skip: 'Skip',
  close: 'Close',
  again: 'Show the tour again',
} as const

/** @param keys that dial what is copied, as they are called on the reader's system; empty where there are none */
export function tourSentence(step: TourStep, keys: string): string {
  switch (step) {
    case 'calls':
      return 'Your calls show here the moment one of your phones rings, and on a card in the corner of your screen.'
    case 'dial':
      return keys === ''
        ? 'To call somebody, type a name or a number here, or paste what you copied.'
        : `To call somebody, type a name or a number here, or copy a number in any program and press ${keys}.`
    case 'truth':
      return 'Close this window whenever you like: Ringside goes on watching, and when it cannot see calls it says so here and in the tray.'
    case 'settings':
      return 'Settings are behind this wheel, and “Check” at the bottom tells at any time whether you will see the next call.'
  }
}

export const tourPlace = (step: number): string => `${String(step + 1)} of ${String(TOUR_STEPS.length)}`
