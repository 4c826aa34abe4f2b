/** What can go wrong with lists of contacts: one sentence each, and what to do next. */
import type { ErrorCode } from '../errors.ts'
import { assertNever } from '../result.ts'
import type { ErrorText } from './errors.ts'

type ContactErrorCode = Extract<ErrorCode, `contact${string}`>

export const isContactCode = (code: ErrorCode): code is ContactErrorCode => code.startsWith('contact')

export function contactErrorSentence(code: ContactErrorCode): ErrorText {
  switch (code) {
    case 'contacts-file-missing':
      return {
        sentence: 'The file is not there any more.',
        cure: 'Put it back, or remove it here and add it from its new place.',
      }
    case 'contacts-file-unreadable':
      return { sentence: 'The file could not be read.', cure: 'Check its permissions and its drive.' }
    case 'contacts-file-too-large':
      return { sentence: 'The file is larger than 200 MB.', cure: 'Export it again without photographs.' }
    case 'contacts-file-invalid':
      return {
        sentence: 'No contacts were found in this file.',
        cure: 'Export them anew as vCard (.vcf) or as CSV.',
      }
    case 'contacts-host-not-found':
      return { sentence: 'No server of that name was found.', cure: 'Check the address and the network.' }
    case 'contacts-refused':
      return {
        sentence: 'Nobody answers at that address and port.',
        cure: 'Check the address and the port.',
      }
    case 'contacts-timeout':
      return {
        sentence: 'The contacts’ server did not answer in time.',
        cure: 'Check the network, and whether a firewall closes the port.',
      }
    case 'contacts-insecure':
      return {
        sentence: 'The server offers no encryption there, so nothing was told to it.',
        cure: 'Use an address with https, or the port where the server speaks TLS.',
      }
    case 'contacts-certificate-name':
      return {
        sentence: 'The certificate of the contacts’ server belongs to another name.',
        cure: 'Use the name that the certificate bears.',
      }
    case 'contacts-login-refused':
      return {
        sentence: 'The server refuses the name or the password.',
        cure: 'Correct them. Some services want a password made for apps.',
      }
    case 'contacts-password-needed':
      return {
        sentence: 'The password of this list is needed.',
        cure: 'Open the list with “Change…” and type it.',
      }
    case 'contacts-address-invalid':
      return {
        sentence: 'That is no address of a server.',
        cure: 'Type one such as https://dav.example.com/, without a name or password in it.',
      }
    case 'contacts-elsewhere':
      return {
        sentence: 'The server sends on to another one, which got no password.',
        cure: 'If you trust it, enter its address here instead.',
      }
    case 'contacts-not-found':
      return {
        sentence: 'The server has no contacts in that place.',
        cure: 'Check the address or, for a directory, where the search begins.',
      }
    case 'contacts-filter-invalid':
      return {
        sentence: 'The filter is not one that directories understand.',
        cure: 'Write it as (telephoneNumber=*), with its parentheses.',
      }
    case 'contacts-read-refused':
      return {
        sentence: 'The server does not let this account read.',
        cure: 'Ask its administrator, or use another account.',
      }
    case 'contacts-bad-reply':
      return { sentence: 'The server’s answer made no sense.', cure: 'Check the address.' }
    case 'contact-source-gone':
      return { sentence: 'That list is no longer there.' }
    case 'contact-source-limit':
      return { sentence: 'No more than 20 lists can be kept.', cure: 'Remove one first.' }
    default:
      return assertNever(code)
  }
}
