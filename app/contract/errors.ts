/**
 * Everything that can go wrong and that a person may read about. The set is closed: `messages/errors.ts`
 * has one sentence for each code, and an unknown code does not compile.
 */
export const ERROR_CODES = [
  // the way to the server
  'offline',
  'not-signed-in',
  'password-needed',
  'password-not-stored',
  'password-not-deleted',
  'host-not-found',
  'connection-refused',
  'connection-timeout',
  'connection-lost',
  'insecure-connection',
  'certificate-untrusted',
  'certificate-name',
  'certificate-expired',
  'ca-file-unreadable',
  'bad-credentials',
  'conflict',
  'stream-error',
  'websocket-insecure',
  'websocket-url-invalid',
  'websocket-refused',
  'proxy-unreachable',
  'proxy-refused',
  'proxy-authentication',
  'proxy-unsupported',
  // accounts beside the main one
  'account-twice',
  'account-limit',
  'account-gone',
  'account-password-not-deleted',
  // the service
  'timeout',
  'service-unavailable',
  'refused',
  'authorization-refused',
  'subscription-refused',
  'subscription-timeout',
  'subscription-limit',
  'subscription-ended',
  'snapshot-unavailable',
  'bad-reply',
  // calls
  'call-not-found',
  'call-not-answered',
  'call-too-young',
  'no-call',
  'decline-not-enabled',
  'in-flight',
  'no-event',
  'no-progress',
  'cancelled',
  'no-own-address',
  // history, voicemail
  'row-gone',
  'not-deleted',
  // a voice engine on this computer
  'engine-away',
  'engine-offline',
  'engine-incomplete',
  'engine-not-local',
  'engine-silent',
  'engine-target',
  // dialling
  'no-number',
  'nothing-copied',
  'target-invalid',
  'dial-request-gone',
  'dial-queue-full',
  // lists of contacts
  'contacts-file-missing',
  'contacts-file-unreadable',
  'contacts-file-too-large',
  'contacts-file-invalid',
  'contacts-host-not-found',
  'contacts-refused',
  'contacts-login-refused',
  'contacts-password-needed',
  'contacts-insecure',
  'contacts-address-invalid',
  'contacts-not-found',
  'contacts-bad-reply',
  'contacts-timeout',
  'contacts-certificate-name',
  'contacts-elsewhere',
  'contacts-filter-invalid',
  'contacts-read-refused',
  'contact-source-gone',
  'contact-source-limit',
  // watched lines
  'line-invalid',
  'team-full',
  'rules-unreadable',
  'rules-invalid',
  'rules-full',
  'rules-unwritable',
  // what is done when something happens to a call
  'event-gone',
  'event-address',
  'event-page',
  'event-program',
  'event-program-unchosen',
  'event-post',
  'event-many',
  // settings, provisioning, input
  'setting-locked',
  'setting-invalid',
  'settings-damaged',
  'settings-newer',
  'config-unreadable',
  'config-invalid',
  'policy-unreadable',
  'policy-untrusted',
  'policy-invalid',
  'argument-unknown',
  'link-refused',
  'links-not-taken',
  'links-not-returned',
  'shortcut-taken',
  'shortcut-doubled',
  'shortcut-invalid',
  // reports, recordings
  'report-unreadable',
  'report-damaged',
  'report-newer',
  'report-gone',
  'recording-only',
  'ended-unexpectedly',
  'bad-input',
  'not-well-formed',
  'standing-subscription',
  'file-not-written',
  'card-not-painted',
  'not-available',
  'internal',
] as const

export type ErrorCode = (typeof ERROR_CODES)[number]

/** A failure as data. It crosses process borders, so it holds no class and no stack. */
export interface AppError {
  readonly code: ErrorCode
  /** The server's or the system's own words, trimmed, shown as a quotation and never parsed. At most 500 characters. */
  readonly detail?: string
}

export const appError = (code: ErrorCode, detail?: string): AppError =>
  detail === undefined || detail.trim() === '' ? { code } : { code, detail: detail.trim().slice(0, 500) }
