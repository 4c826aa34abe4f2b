/** One sentence for each thing that can go wrong, and what to do next where there is something to do. */
import { assertNever } from '../result.ts'
import type { AppError } from '../errors.ts'
import { recorderSentence } from './recorder-errors.ts'
import { accountErrorSentence, isAccountCode } from './account-errors.ts'
import { keepsakeSentence } from './keepsakes.ts'
import { contactErrorSentence, isContactCode } from './contact-errors.ts'
import { isUpdateCode, updateErrorSentence } from './update-errors.ts'
import { isListCode, listErrorSentence } from './dial-list-errors.ts'
import { m } from './keys.ts'

export interface ErrorText {
  /** What happened, as one sentence. */
  readonly sentence: string
  /** What to do next, as one sentence. */
  readonly cure?: string
}

/** Total over the codes: a new code does not compile until it has its sentence. `detail` is shown apart, as a quotation. */
export function errorSentence(error: AppError): ErrorText {
  const { code } = error
  if (isContactCode(code)) return contactErrorSentence(code)
  if (isAccountCode(code)) return accountErrorSentence(code)
  if (isUpdateCode(code)) return updateErrorSentence(code)
  if (isListCode(code)) return listErrorSentence(code)
  switch (code) {
    case 'offline':
      return { sentence: m.errors_offline(), cure: m.errors_offline_cure() }
    case 'not-signed-in':
      return { sentence: m.errors_not_signed_in(), cure: m.errors_not_signed_in_cure() }
    case 'password-needed':
      return { sentence: m.errors_password_needed(), cure: m.errors_password_needed_cure() }
    case 'password-not-stored':
      return {
        sentence: m.errors_password_not_stored(),
        cure: m.errors_password_not_stored_cure(),
      }
    case 'password-not-deleted':
      return {
        sentence: m.errors_password_not_deleted(),
        cure: m.errors_password_not_deleted_cure(),
      }
    case 'host-not-found':
      return {
        sentence: m.errors_host_not_found(),
        cure: m.errors_host_not_found_cure(),
      }
    case 'connection-refused':
      return {
        sentence: m.errors_connection_refused(),
        cure: m.errors_connection_refused_cure(),
      }
    case 'connection-timeout':
      return {
        sentence: m.errors_connection_timeout(),
        cure: m.errors_connection_timeout_cure(),
      }
    case 'connection-lost':
      return { sentence: m.errors_connection_lost(), cure: m.errors_connection_lost_cure() }
    case 'insecure-connection':
      return {
        sentence: m.errors_insecure_connection(),
        cure: m.errors_insecure_connection_cure(),
      }
    case 'certificate-untrusted':
      return {
        sentence: m.errors_certificate_untrusted(),
        cure: m.errors_certificate_untrusted_cure(),
      }
    case 'certificate-name':
      return {
        sentence: m.errors_certificate_name(),
        cure: m.errors_certificate_name_cure(),
      }
    case 'certificate-expired':
      return {
        sentence: m.errors_certificate_expired(),
        cure: m.errors_certificate_expired_cure(),
      }
    case 'ca-file-unreadable':
      return { sentence: m.errors_ca_file_unreadable(), cure: m.errors_ca_file_unreadable_cure() }
    case 'bad-credentials':
      return { sentence: m.errors_bad_credentials(), cure: m.errors_bad_credentials_cure() }
    case 'conflict':
      return {
        sentence: m.errors_conflict(),
        cure: m.errors_conflict_cure(),
      }
    case 'stream-error':
      return { sentence: m.errors_stream_error(), cure: m.errors_stream_error_cure() }
    case 'websocket-insecure':
      return {
        sentence: m.errors_websocket_insecure(),
        cure: m.errors_websocket_insecure_cure(),
      }
    case 'websocket-url-invalid':
      return {
        sentence: m.errors_websocket_url_invalid(),
        cure: m.errors_websocket_url_invalid_cure(),
      }
    case 'websocket-refused':
      return {
        sentence: m.errors_websocket_refused(),
        cure: m.errors_websocket_refused_cure(),
      }
    case 'proxy-unreachable':
      return {
        sentence: m.errors_proxy_unreachable(),
        cure: m.errors_proxy_unreachable_cure(),
      }
    case 'proxy-refused':
      return {
        sentence: m.errors_proxy_refused(),
        cure: m.errors_proxy_refused_cure(),
      }
    case 'proxy-authentication':
      return {
        sentence: m.errors_proxy_authentication(),
        cure: m.errors_proxy_authentication_cure(),
      }
    case 'proxy-unsupported':
      return {
        sentence: m.errors_proxy_unsupported(),
        cure: m.errors_proxy_unsupported_cure(),
      }
    case 'timeout':
      return { sentence: m.errors_timeout(), cure: m.errors_try_again() }
    case 'service-unavailable':
      return { sentence: m.errors_service_unavailable(), cure: m.errors_try_again() }
    case 'refused':
      return { sentence: m.errors_refused() }
    case 'authorization-refused':
      return {
        sentence: m.errors_authorization_refused(),
        cure: m.errors_authorization_refused_cure(),
      }
    case 'subscription-refused':
      return {
        sentence: m.errors_subscription_refused(),
        cure: m.errors_subscription_refused_cure(),
      }
    case 'subscription-timeout':
      return { sentence: m.errors_subscription_timeout(), cure: m.errors_subscription_timeout_cure() }
    case 'subscription-limit':
      return {
        sentence: m.errors_subscription_limit(),
        cure: m.errors_subscription_limit_cure(),
      }
    case 'subscription-ended':
      return {
        sentence: m.errors_subscription_ended(),
        cure: m.errors_subscription_ended_cure(),
      }
    case 'snapshot-unavailable':
      return { sentence: m.errors_snapshot_unavailable() }
    case 'bad-reply':
      return { sentence: m.errors_bad_reply(), cure: m.errors_try_again() }
    case 'call-not-found':
      return { sentence: m.errors_call_not_found() }
    case 'call-not-answered':
      return { sentence: m.errors_call_not_answered(), cure: m.errors_call_not_answered_cure() }
    case 'call-too-young':
      return {
        sentence: m.errors_call_too_young(),
        cure: m.errors_call_too_young_cure(),
      }
    case 'no-call':
      return { sentence: m.errors_no_call() }
    case 'decline-not-enabled':
      return {
        sentence: m.errors_decline_not_enabled(),
        cure: m.errors_decline_not_enabled_cure(),
      }
    case 'in-flight':
      return { sentence: m.errors_in_flight() }
    case 'no-event':
      return {
        sentence: m.errors_no_event(),
        cure: m.errors_no_event_cure(),
      }
    case 'no-progress':
      return { sentence: m.errors_no_progress(), cure: m.errors_no_progress_cure() }
    case 'cancelled':
      return { sentence: m.errors_cancelled() }
    case 'no-own-address':
      return { sentence: m.errors_no_own_address(), cure: m.errors_no_own_address_cure() }
    case 'engine-away':
      return {
        sentence: m.errors_engine_away(),
        cure: m.errors_engine_away_cure(),
      }
    case 'engine-offline':
      return {
        sentence: m.errors_engine_offline(),
        cure: m.errors_engine_offline_cure(),
      }
    case 'engine-incomplete':
      return {
        sentence: m.errors_engine_incomplete(),
        cure: m.errors_engine_incomplete_cure(),
      }
    case 'engine-not-local':
      return {
        sentence: m.errors_engine_not_local(),
        cure: m.errors_engine_not_local_cure(),
      }
    case 'engine-silent':
      return {
        sentence: m.errors_engine_silent(),
        cure: m.errors_engine_silent_cure(),
      }
    case 'engine-target':
      return {
        sentence: m.errors_engine_target(),
        cure: m.errors_engine_target_cure(),
      }
    case 'no-number':
      return { sentence: m.errors_no_number(), cure: m.errors_no_number_cure() }
    case 'nothing-copied':
      return { sentence: m.errors_nothing_copied(), cure: m.errors_nothing_copied_cure() }
    case 'target-invalid':
      return { sentence: m.errors_target_invalid(), cure: m.errors_target_invalid_cure() }
    case 'dial-request-gone':
      return { sentence: m.errors_dial_request_gone(), cure: m.errors_dial_request_gone_cure() }
    case 'dial-queue-full':
      return { sentence: m.errors_dial_queue_full(), cure: m.errors_dial_queue_full_cure() }
    case 'rules-unreadable':
      return {
        sentence: m.errors_rules_unreadable(),
        cure: m.errors_rules_unreadable_cure(),
      }
    case 'rules-invalid':
      return {
        sentence: m.errors_rules_invalid(),
        cure: m.errors_rules_invalid_cure(),
      }
    case 'rules-full':
      return { sentence: m.errors_rules_full(), cure: m.errors_rules_full_cure() }
    case 'rules-unwritable':
      return { sentence: m.errors_rules_unwritable(), cure: m.errors_rules_unwritable_cure() }
    case 'setting-locked':
      return { sentence: m.errors_setting_locked(), cure: m.errors_setting_locked_cure() }
    case 'setting-invalid':
      return { sentence: m.errors_setting_invalid(), cure: m.errors_setting_invalid_cure() }
    case 'settings-damaged':
      return {
        sentence: m.errors_settings_damaged(),
        cure: m.errors_settings_damaged_cure(),
      }
    case 'settings-newer':
      return {
        sentence: m.errors_settings_newer(),
        cure: m.errors_settings_newer_cure(),
      }
    case 'config-unreadable':
      return {
        sentence: m.errors_config_unreadable(),
        cure: m.errors_config_unreadable_cure(),
      }
    case 'config-invalid':
      return {
        sentence: m.errors_config_invalid(),
        cure: m.errors_config_invalid_cure(),
      }
    case 'policy-unreadable':
      return {
        sentence: m.errors_policy_unreadable(),
        cure: m.errors_policy_unreadable_cure(),
      }
    case 'policy-untrusted':
      return {
        sentence: m.errors_policy_untrusted(),
        cure: m.errors_policy_untrusted_cure(),
      }
    case 'policy-invalid':
      return {
        sentence: m.errors_policy_invalid(),
        cure: m.errors_policy_invalid_cure(),
      }
    case 'argument-unknown':
      return {
        sentence: m.errors_argument_unknown(),
        cure: m.errors_argument_unknown_cure(),
      }
    case 'link-refused':
      return {
        sentence: m.errors_link_refused(),
        cure: m.errors_link_refused_cure(),
      }
    case 'links-not-taken':
      return {
        sentence: m.errors_links_not_taken(),
        cure: m.errors_links_not_taken_cure(),
      }
    case 'links-not-returned':
      return {
        sentence: m.errors_links_not_returned(),
        cure: m.errors_links_not_returned_cure(),
      }
    case 'shortcut-taken':
      return { sentence: m.errors_shortcut_taken(), cure: m.errors_shortcut_taken_cure() }
    case 'shortcut-doubled':
      return { sentence: m.errors_shortcut_doubled(), cure: m.errors_shortcut_doubled_cure() }
    case 'shortcut-invalid':
      return { sentence: m.errors_shortcut_invalid(), cure: m.errors_shortcut_invalid_cure() }
    case 'line-invalid':
      return {
        sentence: m.errors_line_invalid(),
        cure: m.errors_line_invalid_cure(),
      }
    case 'team-full':
      return { sentence: m.errors_team_full(), cure: m.errors_team_full_cure() }
    case 'report-unreadable':
    case 'report-damaged':
    case 'report-newer':
    case 'report-gone':
    case 'recording-only':
    case 'ended-unexpectedly':
      return recorderSentence(code)
    case 'keepsakes-damaged':
    case 'keepsakes-not-written':
    case 'favourites-full':
    case 'nothing-dialled':
      return keepsakeSentence(code)
    case 'bad-input':
      return { sentence: m.errors_bad_input(), cure: m.errors_bad_input_cure() }
    case 'not-well-formed':
      return { sentence: m.errors_not_well_formed(), cure: m.errors_not_well_formed_cure() }
    case 'standing-subscription':
      return {
        sentence: m.errors_standing_subscription(),
        cure: m.errors_standing_subscription_cure(),
      }
    case 'file-not-written':
      return { sentence: m.errors_file_not_written(), cure: m.errors_file_not_written_cure() }
    case 'card-not-painted':
      return {
        sentence: m.errors_card_not_painted(),
        cure: m.errors_card_not_painted_cure(),
      }
    case 'event-gone':
      return { sentence: m.errors_event_gone() }
    case 'event-address':
      return {
        sentence: m.errors_event_address(),
        cure: m.errors_event_address_cure(),
      }
    case 'event-page':
      return {
        sentence: m.errors_event_page(),
        cure: m.errors_event_page_cure(),
      }
    case 'event-program':
      return {
        sentence: m.errors_event_program(),
        cure: m.errors_event_program_cure(),
      }
    case 'event-program-unchosen':
      return {
        sentence: m.errors_event_program_unchosen(),
        cure: m.errors_event_program_unchosen_cure(),
      }
    case 'event-post':
      return {
        sentence: m.errors_event_post(),
        cure: m.errors_event_post_cure(),
      }
    case 'event-many':
      return {
        sentence: m.errors_event_many(),
        cure: m.errors_event_many_cure(),
      }
    case 'row-gone':
      return { sentence: m.errors_row_gone() }
    case 'not-deleted':
      return { sentence: m.errors_not_deleted(), cure: m.errors_try_again() }
    case 'not-available':
      return { sentence: m.errors_not_available() }
    case 'internal':
      return {
        sentence: m.errors_internal(),
        cure: m.errors_internal_cure(),
      }
    default:
      return assertNever(code)
  }
}

/** The other side's own words, marked as such. */
export const quotedDetail = (detail: string): string => m.errors_quoted_detail({ detail })
