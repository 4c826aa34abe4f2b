/** Copied text as a field of one line takes it. */
import { explainable } from '../parts/explainable.ts'

/** What ends a line, a page or a cell. */
const BREAK = /\s*[\n\r\t\v\f\u0085\u2028\u2029]\s*/gu

/**
 * A field would join the lines of what is pasted, and with them the digits at their ends. A bar between them keeps numbers
 * apart that stood apart.
 */
export const asOneLine = (text: string): string => explainable(text).replace(BREAK, ' | ')
