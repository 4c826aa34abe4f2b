/**
 * Short things inside a text, where nothing else can be dialled: codes, emergency numbers, and short digits that are
 * called by name. None of them is dialled unasked.
 */
import { isEmergency } from './emergency.ts'

export interface ShortCode {
  readonly start: number
  readonly end: number
  readonly digits: string
}

/** `*72`, `#31#`, `*#06#`, `**21*5550100#`; an asterisk with a letter beside it is emphasis or a footnote. */
const CODE =
  /(?<![\p{L}\d*#&$])(?=[*#\d]{3,24}(?![\p{L}\d*#]))[*#]{1,2}\d{2,15}(?:[*#]{1,2}\d{1,15}){0,2}#?(?![*])/gu

const NAMED =
  /(?<!\p{L})(?:tel|telephone|phone|call|dial|ring|text|sms|emergency|notruf|notfall|urgence|emergencia|emergencias|emergenza|hotline|short code)[ .:]{1,2}(\d{3,6})(?![\p{L}\d]|[-.:,/]\d|[%€$£])/giu

const MAX_FOUND = 9

/** @param plain text in plain characters */
export function codesIn(plain: string): readonly ShortCode[] {
  return [...plain.matchAll(CODE)]
    .slice(0, MAX_FOUND)
    .map(({ 0: digits, index }) => ({ start: index, end: index + digits.length, digits }))
}

/** @returns those that reach help, else all of them. */
export function namedShorts(plain: string, country: string): readonly ShortCode[] {
  const found = [...plain.matchAll(NAMED)].slice(0, MAX_FOUND).map(({ 0: text, 1: digits = '', index }) => {
    const end = index + text.length
    return { start: end - digits.length, end, digits }
  })
  const help = found.filter(({ digits }) => isEmergency(digits, country))
  return help.length > 0 ? help : found
}
