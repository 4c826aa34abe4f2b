/** The texts that the real clipboard is tried with, without a clipboard. */
import { expect, test } from 'vitest'
import { explainText } from '../../../app/dialing/explain.ts'
import { DEFAULT_PLAN } from '../../../app/dialing/plan.ts'
import { COPIED_TEXTS } from '../../desktop/copied-texts.ts'

test.each(COPIED_TEXTS)('$from', ({ text, dials }) => {
  const candidates = explainText(text, { ...DEFAULT_PLAN, ownDomain: 'example.com' })
  expect(candidates.map(({ dialString }) => dialString)).toEqual(dials)
})
