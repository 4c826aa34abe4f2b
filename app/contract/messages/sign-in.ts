/** The sign-in view. Labels are also the accessible names. */
import { listOf } from './formatters.ts'

export const signInText = {
  title: 'Sign in',
  intro: 'With the SIP address and password of your phone account.',
  address: 'Address',
  addressHint: 'For example ann@example.com',
  password: 'Password',
  passwordStored: 'Leave empty to use the stored one.',
  allAddresses: 'All my addresses',
  allAddressesHint: 'Also show the calls of every other address of yours.',
  advanced: 'Advanced',
  jid: 'JID',
  jidHint: 'Only where the login differs from the address.',
  host: 'Server',
  hostHint: 'Empty: found by the domain.',
  port: 'Port',
  domain: 'Domain',
  domainHint: 'Only where it differs from the address’s.',
  transport: 'Connection',
  transportAuto: 'Automatic',
  transportWebSocket: 'WebSocket',
  webSocketUrl: 'WebSocket URL',
  webSocketUrlHint: 'For example wss://xmpp.example.com/xmpp-websocket',
  security: 'Security',
  securityAuto: 'Automatic, always encrypted',
  securityStartTls: 'STARTTLS',
  securityTls: 'TLS from the start',
  caFile: 'CA file',
  caFileHint: 'PEM certificates to trust beside the system’s.',
  choose: 'Choose…',
  suffix: 'Service suffix',
  suffixHint: 'Tail of the service’s names.',
  signIn: 'Sign in',
  signingIn: 'Signing in…',
  test: 'Test',
  testing: 'Testing…',
  testTitle: 'Test',
  testPassed: 'Everything works.',
  tryIt: 'Try it without an account',
  tryItHint: 'Starts a simulated phone service on this computer. Nothing leaves it.',
  starting: 'Starting…',
  back: 'Back',
  memoryOnly:
    'This system has no protected place for passwords, so Ringside keeps yours in memory only and asks again after each start.',
} as const

/** Where a value comes from that an administrator set. */
export const setBy = (origin: string): string => `Set by your administrator in ${origin}`
export const provisionedBy = (origin: string): string =>
  `Your administrator set up this account in ${origin}.`

/** After a passed test: whose calls would be seen. */
export function testedAddresses(addresses: readonly string[]): string {
  if (addresses.length === 0) return signInText.testPassed
  return `${signInText.testPassed} Calls of ${listOf(addresses)} will be shown.`
}
