/** The tour of four sentences. */

import { healthText } from './health.ts'
import { m } from './keys.ts'
import { texts } from './texts.ts'

export const TOUR_STEPS = ['calls', 'dial', 'truth', 'settings'] as const
export type TourStep = (typeof TOUR_STEPS)[number]

export const tourText = texts({
  title: m.tour_title,
  back: m.tour_back,
  next: m.tour_next,
  skip: m.tour_skip,
  close: m.tour_close,
  again: m.tour_again,
})

/** @param keys that dial what is copied, as they are called on the reader's system; empty where there are none */
export function tourSentence(step: TourStep, keys: string): string {
  switch (step) {
    case 'calls':
      return m.tour_calls()
    case 'dial':
      return keys === '' ? m.tour_dial() : m.tour_dial_keys({ keys })
    case 'truth':
      return m.tour_truth()
    case 'settings':
      return m.tour_settings({ check: healthText.check })
  }
}

export const tourPlace = (step: number): string => m.tour_place({ step: step + 1, steps: TOUR_STEPS.length })
