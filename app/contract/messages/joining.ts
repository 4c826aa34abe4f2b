/** Texts beside each other: languages differ in the sign between them, and in their order. */
import { m } from './keys.ts'

/** What something is, and what it says. */
export const labelled = (label: string, text: string): string => m.joining_labelled({ label, text })

/** What a button does, and to whom: `Call Ann Carter`. */
export const acting = (action: string, whom: string): string => m.joining_acting({ action, whom })
