/** What can go wrong with lists of contacts: one sentence each, and what to do next. */
import type { ErrorCode } from '../errors.ts'
import { assertNever } from '../result.ts'
import type { ErrorText } from './errors.ts'
import { m } from './keys.ts'

type ContactErrorCode = Extract<ErrorCode, `contact${string}`>

export const isContactCode = (code: ErrorCode): code is ContactErrorCode => code.startsWith('contact')

export function contactErrorSentence(code: ContactErrorCode): ErrorText {
  switch (code) {
    case 'contacts-file-missing':
      return {
        sentence: m.contact_errors_contacts_file_missing(),
        cure: m.contact_errors_contacts_file_missing_cure(),
      }
    case 'contacts-file-unreadable':
      return {
        sentence: m.contact_errors_contacts_file_unreadable(),
        cure: m.contact_errors_contacts_file_unreadable_cure(),
      }
    case 'contacts-file-too-large':
      return {
        sentence: m.contact_errors_contacts_file_too_large(),
        cure: m.contact_errors_contacts_file_too_large_cure(),
      }
    case 'contacts-file-invalid':
      return {
        sentence: m.contact_errors_contacts_file_invalid(),
        cure: m.contact_errors_contacts_file_invalid_cure(),
      }
    case 'contacts-host-not-found':
      return {
        sentence: m.contact_errors_contacts_host_not_found(),
        cure: m.contact_errors_contacts_host_not_found_cure(),
      }
    case 'contacts-refused':
      return {
        sentence: m.contact_errors_contacts_refused(),
        cure: m.contact_errors_contacts_refused_cure(),
      }
    case 'contacts-timeout':
      return {
        sentence: m.contact_errors_contacts_timeout(),
        cure: m.contact_errors_contacts_timeout_cure(),
      }
    case 'contacts-insecure':
      return {
        sentence: m.contact_errors_contacts_insecure(),
        cure: m.contact_errors_contacts_insecure_cure(),
      }
    case 'contacts-certificate-name':
      return {
        sentence: m.contact_errors_contacts_certificate_name(),
        cure: m.contact_errors_contacts_certificate_name_cure(),
      }
    case 'contacts-login-refused':
      return {
        sentence: m.contact_errors_contacts_login_refused(),
        cure: m.contact_errors_contacts_login_refused_cure(),
      }
    case 'contacts-password-needed':
      return {
        sentence: m.contact_errors_contacts_password_needed(),
        cure: m.contact_errors_contacts_password_needed_cure(),
      }
    case 'contacts-address-invalid':
      return {
        sentence: m.contact_errors_contacts_address_invalid(),
        cure: m.contact_errors_contacts_address_invalid_cure(),
      }
    case 'contacts-elsewhere':
      return {
        sentence: m.contact_errors_contacts_elsewhere(),
        cure: m.contact_errors_contacts_elsewhere_cure(),
      }
    case 'contacts-not-found':
      return {
        sentence: m.contact_errors_contacts_not_found(),
        cure: m.contact_errors_contacts_not_found_cure(),
      }
    case 'contacts-filter-invalid':
      return {
        sentence: m.contact_errors_contacts_filter_invalid(),
        cure: m.contact_errors_contacts_filter_invalid_cure(),
      }
    case 'contacts-read-refused':
      return {
        sentence: m.contact_errors_contacts_read_refused(),
        cure: m.contact_errors_contacts_read_refused_cure(),
      }
    case 'contacts-bad-reply':
      return {
        sentence: m.contact_errors_contacts_bad_reply(),
        cure: m.contact_errors_contacts_bad_reply_cure(),
      }
    case 'contact-source-gone':
      return { sentence: m.contact_errors_contact_source_gone() }
    case 'contact-source-limit':
      return {
        sentence: m.contact_errors_contact_source_limit(),
        cure: m.contact_errors_contact_source_limit_cure(),
      }
    default:
      return assertNever(code)
  }
}
