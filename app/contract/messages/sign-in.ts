/** The sign-in view. Labels are also the accessible names. */
import { listOf } from './formatters.ts'
import { m } from './keys.ts'
import { texts } from './texts.ts'

export const signInText = texts({
  title: m.sign_in_title,
  intro: m.sign_in_intro,
  address: m.sign_in_address,
  addressHint: m.sign_in_address_hint,
  password: m.sign_in_password,
  passwordStored: m.sign_in_password_stored,
  allAddresses: m.sign_in_all_addresses,
  allAddressesHint: m.sign_in_all_addresses_hint,
  advanced: m.sign_in_advanced,
  jid: m.sign_in_jid,
  jidHint: m.sign_in_jid_hint,
  host: m.sign_in_host,
  hostHint: m.sign_in_host_hint,
  port: m.sign_in_port,
  domain: m.sign_in_domain,
  domainHint: m.sign_in_domain_hint,
  transport: m.sign_in_transport,
  transportAuto: m.sign_in_transport_auto,
  transportWebSocket: m.sign_in_transport_web_socket,
  webSocketUrl: m.sign_in_web_socket_url,
  webSocketUrlHint: m.sign_in_web_socket_url_hint,
  security: m.sign_in_security,
  securityAuto: m.sign_in_security_auto,
  securityStartTls: m.sign_in_security_start_tls,
  securityTls: m.sign_in_security_tls,
  caFile: m.sign_in_ca_file,
  caFileHint: m.sign_in_ca_file_hint,
  choose: m.sign_in_choose,
  suffix: m.sign_in_suffix,
  suffixHint: m.sign_in_suffix_hint,
  signIn: m.sign_in_sign_in,
  signingIn: m.sign_in_signing_in,
  test: m.sign_in_test,
  testing: m.sign_in_testing,
  testTitle: m.sign_in_test_title,
  testPassed: m.sign_in_test_passed,
  tryIt: m.sign_in_try_it,
  tryItHint: m.sign_in_try_it_hint,
  starting: m.sign_in_starting,
  back: m.sign_in_back,
  memoryOnly: m.sign_in_memory_only,
})

/** Where a value comes from that an administrator set. */
export const setBy = (origin: string): string => m.sign_in_set_by({ origin })
export const provisionedBy = (origin: string): string => m.sign_in_provisioned_by({ origin })

/** After a passed test: whose calls would be seen. */
export function testedAddresses(addresses: readonly string[]): string {
  if (addresses.length === 0) return signInText.testPassed
  return m.sign_in_tested_addresses({ list: listOf(addresses) })
}
