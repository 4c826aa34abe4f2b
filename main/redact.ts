/**
 * The last gate before a line reaches the log file. Callers log names and codes only; should one slip, this keeps
 * numbers, addresses and credentials out all the same.
 */
import { createHash } from 'node:crypto'
import type { LogFields } from '../app/ports.ts'

const SECRET_FIELD = /pass(?:word|wd)?|secret|credential|token|auth(?:enticate|orization)?$/iu
/** An address or JID: both sides of an @, `user!domain@service` included. */
const ADDRESS = /[^\s<>"'@,;()=]+@[^\s<>"'@,;()/]+(?:\/[^\s<>"',;()]+)?/gu
/** Seven digits or more, with the separators people and SIP put between them. */
const NUMBER = /\+?\d(?:[\s().-]{0,2}\d){6,}/gu
const SASL = /<(auth|response|challenge|success)\b[^>]*>[\s\S]*?<\/\1>/giu
const PASSWORD_FIELD = /(<field\b[^>]*var=['"]password['"][^>]*>)[\s\S]*?(<\/field>)/giu

/** Any text, made fit for the log: at most 2,000 characters, one line. */
export function redactText(text: string): string {
  return text
    .slice(0, 2_000)
    .replace(SASL, '<$1>…</$1>')
    .replace(PASSWORD_FIELD, '$1…$2')
    .replace(ADDRESS, (address) => `jid:${pseudonym(address)}`)
    .replace(NUMBER, (number) => `…${number.replace(/\D/gu, '').slice(-3)}`)
    .replace(/[\r\n]+/gu, ' ⏎ ')
}

/** Fields whose names speak of secrets lose their value whatever it is. Epoch times and counts stay readable. */
export function redactFields(fields: LogFields): LogFields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      SECRET_FIELD.test(name) ? '…' : typeof value === 'string' ? redactText(value) : value,
    ]),
  )
}

/** The same address gets the same eight letters, so that lines can be joined without saying whose they are. */
const pseudonym = (address: string): string =>
  createHash('sha256').update(address.toLowerCase()).digest('hex').slice(0, 8)
