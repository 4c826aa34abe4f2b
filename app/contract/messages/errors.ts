/** One sentence for each thing that can go wrong, and what to do next where there is something to do. */
import { assertNever } from '../result.ts'
import type { AppError } from '../errors.ts'
import { recorderSentence } from './recorder-errors.ts'
import { accountErrorSentence, isAccountCode } from './account-errors.ts'
import { contactErrorSentence, isContactCode } from './contact-errors.ts'

export interface ErrorText {
  /** What happened, as one sentence. */
  readonly sentence: string
  /** What to do next, as one sentence. */
  readonly cure?: string
}

const TRY_AGAIN = 'Try again in a moment.'

/** Total over the codes: a new code does not compile until it has its sentence. `detail` is shown apart, as a quotation. */
export function errorSentence(error: AppError): ErrorText {
  const { code } = error
  if (isContactCode(code)) return contactErrorSentence(code)
  if (isAccountCode(code)) return accountErrorSentence(code)
  switch (code) {
    case 'offline':
      return { sentence: 'Ringside is off line.', cure: 'It works again once it is back on line.' }
    case 'not-signed-in':
      return { sentence: 'Nobody is signed in.', cure: 'Sign in first.' }
    case 'password-needed':
      return { sentence: 'The password is needed.', cure: 'Type it and sign in.' }
    case 'password-not-stored':
      return {
        sentence: 'The password could not be kept.',
        cure: 'It is needed again when Ringside starts next.',
      }
    case 'password-not-deleted':
      return {
        sentence: 'You are signed out, but the stored password could not be deleted.',
        cure: 'Until it is, Ringside signs in again when it starts next: let it write into its settings folder, start it and sign out once more.',
      }
    case 'host-not-found':
      return {
        sentence: 'The server’s name could not be found.',
        cure: 'Check the network and, under Advanced, the server’s name.',
      }
    case 'connection-refused':
      return {
        sentence: 'The server does not accept connections there.',
        cure: 'Check the server and the port under Advanced.',
      }
    case 'connection-timeout':
      return {
        sentence: 'The server did not answer in time.',
        cure: 'Check the network, and whether a firewall closes the port.',
      }
    case 'connection-lost':
      return { sentence: 'The connection to the server was lost.', cure: 'Ringside reconnects by itself.' }
    case 'insecure-connection':
      return {
        sentence: 'The server offers no encryption, so nothing was sent to it.',
        cure: 'Check the server and the security setting under Advanced.',
      }
    case 'certificate-untrusted':
      return {
        sentence: 'The server’s certificate comes from nobody this computer trusts.',
        cure: 'If your company has its own authority, choose its CA file under Advanced.',
      }
    case 'certificate-name':
      return {
        sentence: 'The server’s certificate belongs to another name.',
        cure: 'Check the server and the domain under Advanced.',
      }
    case 'certificate-expired':
      return {
        sentence: 'The server’s certificate is out of date.',
        cure: 'Check this computer’s clock; if it is right, tell your administrator.',
      }
    case 'ca-file-unreadable':
      return { sentence: 'The CA file could not be read.', cure: 'Choose a file with PEM certificates.' }
    case 'bad-credentials':
      return { sentence: 'The address or the password is wrong.', cure: 'Correct it and sign in again.' }
    case 'conflict':
      return {
        sentence: 'Another program signed in under the same name and took this connection’s place.',
        cure: 'Close the other one, then try again.',
      }
    case 'stream-error':
      return { sentence: 'The server ended the connection.', cure: 'Ringside reconnects by itself.' }
    case 'websocket-insecure':
      return {
        sentence: 'An address that begins with ws:// is not encrypted, so nothing was sent to it.',
        cure: 'Use one that begins with wss:// instead.',
      }
    case 'websocket-url-invalid':
      return {
        sentence: 'That is no address for WebSocket.',
        cure: 'Type one such as wss://xmpp.example.com/xmpp-websocket, without a name or password in it.',
      }
    case 'websocket-refused':
      return {
        sentence: 'The server offers no XMPP over WebSocket at that address.',
        cure: 'Check the WebSocket URL under Advanced.',
      }
    case 'proxy-unreachable':
      return {
        sentence: 'The proxy of this computer’s network settings did not answer.',
        cure: 'Check the network, and the proxy in the system’s settings.',
      }
    case 'proxy-refused':
      return {
        sentence: 'The proxy of this computer’s network settings made no connection to the server.',
        cure: 'Many proxies allow port 443 alone: try WebSocket under Advanced, or ask your administrator.',
      }
    case 'proxy-authentication':
      return {
        sentence: 'The proxy of this computer’s network settings wants a name and a password.',
        cure: 'Ringside cannot give them: ask your administrator to let it through without.',
      }
    case 'proxy-unsupported':
      return {
        sentence: 'The proxy of this computer’s network settings is of a kind that Ringside cannot use.',
        cure: 'Ask your administrator for an HTTP or SOCKS5 proxy.',
      }
    case 'timeout':
      return { sentence: 'The service did not answer in time.', cure: TRY_AGAIN }
    case 'service-unavailable':
      return { sentence: 'The service is not available now.', cure: TRY_AGAIN }
    case 'refused':
      return { sentence: 'The service refused the request.' }
    case 'authorization-refused':
      return {
        sentence: 'The service does not allow this account to see its calls.',
        cure: 'Check the address and the password, or ask your administrator.',
      }
    case 'subscription-refused':
      return {
        sentence: 'The service refuses to report calls to this account.',
        cure: 'Try again, or ask your administrator.',
      }
    case 'subscription-timeout':
      return { sentence: 'The service did not confirm that it will report calls.', cure: 'Try again now.' }
    case 'subscription-limit':
      return {
        sentence: 'Other programs hold every place that this account has for being told of calls.',
        cure: 'Close one of them, on other computers too. What a program left behind frees its place within an hour.',
      }
    case 'subscription-ended':
      return {
        sentence: 'The service stopped reporting calls to this program.',
        cure: 'Ringside asks for them again by itself.',
      }
    case 'snapshot-unavailable':
      return { sentence: 'Calls that began before Ringside came on line cannot be seen.' }
    case 'bad-reply':
      return { sentence: 'The service’s answer made no sense.', cure: TRY_AGAIN }
    case 'call-not-found':
      return { sentence: 'That call is over.' }
    case 'call-not-answered':
      return { sentence: 'That call is not answered yet.', cure: 'Answer it on a phone first.' }
    case 'call-too-young':
      return {
        sentence: 'The call is only being asked for, and nothing rings yet.',
        cure: 'Press again in a moment.',
      }
    case 'no-call':
      return { sentence: 'There is no call to hang up. One that rings here is left alone.' }
    case 'decline-not-enabled':
      return {
        sentence: 'Ringing calls are left alone.',
        cure: 'Switch on “Try to decline” in Settings to change that.',
      }
    case 'in-flight':
      return { sentence: 'That is being done already.' }
    case 'no-event':
      return {
        sentence: 'The service took the request, but nothing happened within ten seconds.',
        cure: 'Look at your phone, then try again.',
      }
    case 'no-progress':
      return { sentence: 'Your phone was called, but the call went no further.', cure: 'Try again.' }
    case 'cancelled':
      return { sentence: 'It was cancelled.' }
    case 'no-own-address':
      return { sentence: 'No address of yours is known to call from.', cure: 'Sign in first.' }
    case 'engine-away':
      return {
        sentence: 'No voice engine answers on this computer.',
        cure: 'Start it, and check its port in Settings.',
      }
    case 'engine-offline':
      return {
        sentence: 'The voice engine of this computer is not connected.',
        cure: 'Start it, or look under “OpenZoep” in Settings.',
      }
    case 'engine-incomplete':
      return {
        sentence: 'The engine’s account or port is not set.',
        cure: 'Fill them in under “OpenZoep” in Settings.',
      }
    case 'engine-not-local':
      return {
        sentence: 'The engine must run on this computer, so nothing was sent.',
        cure: 'Use 127.0.0.1, ::1 or localhost: the engine’s connection is not encrypted.',
      }
    case 'engine-silent':
      return {
        sentence: 'The engine took it, but nothing came back within ten seconds.',
        cure: 'Try again while it still rings.',
      }
    case 'engine-target':
      return {
        sentence: 'The engine cannot call that.',
        cure: 'Type a whole telephone number or somebody else’s Jabber address.',
      }
    case 'no-number':
      return { sentence: 'No number was found in that text.', cure: 'Copy or type the number alone.' }
    case 'nothing-copied':
      return { sentence: 'Nothing is copied.', cure: 'Copy a number first.' }
    case 'target-invalid':
      return { sentence: 'That cannot be called.', cure: 'Type a number, an extension or a SIP address.' }
    case 'dial-request-gone':
      return { sentence: 'That number is no longer waiting to be dialled.', cure: 'Dial it again.' }
    case 'dial-queue-full':
      return { sentence: 'Too many numbers are waiting to be dialled.', cure: 'Dial or stop some first.' }
    case 'rules-unreadable':
      return {
        sentence: 'The file of rules could not be read.',
        cure: 'Choose a file that Ringside exported.',
      }
    case 'rules-invalid':
      return {
        sentence: 'That is no file of rules, so nothing of it is used.',
        cure: 'Choose a file that Ringside exported, or correct it.',
      }
    case 'rules-full':
      return { sentence: 'There is no room for so many rules.', cure: 'Delete some first.' }
    case 'rules-unwritable':
      return { sentence: 'The rules could not be written there.', cure: 'Choose another folder.' }
    case 'setting-locked':
      return { sentence: 'Your administrator set this.', cure: 'Ask them to change it.' }
    case 'setting-invalid':
      return { sentence: 'That value is not possible here.', cure: 'The old one stays.' }
    case 'settings-damaged':
      return {
        sentence: 'The stored settings could not be read, so the defaults are used.',
        cure: 'The damaged file was kept aside.',
      }
    case 'settings-newer':
      return {
        sentence: 'The stored settings were written by a newer Ringside, so the defaults are used.',
        cure: 'Their file was kept aside for the newer one.',
      }
    case 'config-unreadable':
      return {
        sentence: 'The administrator’s file could not be read.',
        cure: 'Check its path and its permissions.',
      }
    case 'config-invalid':
      return {
        sentence: 'The administrator’s file is not valid, so nothing of it is used.',
        cure: 'Correct it.',
      }
    case 'policy-unreadable':
      return {
        sentence: 'The administrator’s policy could not be read.',
        cure: 'Ringside looks at it again by itself; tell your administrator.',
      }
    case 'policy-untrusted':
      return {
        sentence: 'The administrator’s policy is not used, for somebody else may have written it.',
        cure: 'Tell your administrator.',
      }
    case 'policy-invalid':
      return {
        sentence: 'The administrator’s policy has a mistake and is refused as a whole.',
        cure: 'Tell your administrator: it counts once it is corrected.',
      }
    case 'argument-unknown':
      return {
        sentence: 'An argument was not understood and left out.',
        cure: 'The README lists the known ones.',
      }
    case 'link-refused':
      return {
        sentence: 'A link asked for something that no link may, so nothing was done.',
        cure: 'Copy the number instead.',
      }
    case 'links-not-taken':
      return {
        sentence: 'The system did not hand these links to Ringside.',
        cure: 'Choose Ringside in the system’s settings.',
      }
    case 'links-not-returned':
      return {
        sentence: 'The system did not give these links back.',
        cure: 'Choose another program in the system’s settings.',
      }
    case 'shortcut-taken':
      return { sentence: 'Another program uses this shortcut.', cure: 'Choose another one.' }
    case 'shortcut-doubled':
      return { sentence: 'Ringside uses this shortcut for something else.', cure: 'Choose another one.' }
    case 'shortcut-invalid':
      return { sentence: 'This shortcut cannot be used.', cure: 'Choose another one.' }
    case 'line-invalid':
      return {
        sentence: 'No address was found in this.',
        cure: 'Write it as bob@example.com, or just bob for somebody in your own domain.',
      }
    case 'team-full':
      return { sentence: 'No more than 1,000 lines can be watched.', cure: 'Remove some first.' }
    case 'report-unreadable':
    case 'report-damaged':
    case 'report-newer':
    case 'report-gone':
    case 'recording-only':
    case 'ended-unexpectedly':
      return recorderSentence(code)
    case 'bad-input':
      return { sentence: 'What was entered is not complete or too long.', cure: 'Correct it and try again.' }
    case 'not-well-formed':
      return { sentence: 'This was not sent.', cure: 'Correct it first.' }
    case 'standing-subscription':
      return {
        sentence: 'By this subscription Ringside sees your calls.',
        cure: 'Without it, calls are not shown until Ringside subscribes anew.',
      }
    case 'file-not-written':
      return { sentence: 'The file could not be written.', cure: 'Choose another place.' }
    case 'card-not-painted':
      return {
        sentence: 'The service told of the call, but its card was not painted in time.',
        cure: 'Test the cards.',
      }
    case 'event-gone':
      return { sentence: 'The call or the rule is no longer there.' }
    case 'event-address':
      return {
        sentence:
          'With this call’s values the rule’s address would lead elsewhere or be too long, so it was not used.',
        cure: 'Try the rule under Settings, “When a call…”.',
      }
    case 'event-page':
      return {
        sentence: 'The web page could not be opened.',
        cure: 'Check which browser this computer uses.',
      }
    case 'event-program':
      return {
        sentence: 'The program could not be started.',
        cure: 'Check its path under Settings, “When a call…”.',
      }
    case 'event-program-unchosen':
      return {
        sentence: 'This program was not chosen on this computer, so it was not run.',
        cure: 'Press Choose… beside it under Settings, “When a call…”.',
      }
    case 'event-post':
      return {
        sentence: 'The program on this computer did not take the report of a call.',
        cure: 'Check that it runs, and its address under Settings, “When a call…”.',
      }
    case 'event-many':
      return {
        sentence: 'Too many pages, programs or reports at once, so some were left out.',
        cure: 'Give the rules under Settings, “When a call…”, narrower filters.',
      }
    case 'row-gone':
      return { sentence: 'It is no longer there.' }
    case 'not-deleted':
      return { sentence: 'The service agreed to delete the message, but it is still there.', cure: TRY_AGAIN }
    case 'not-available':
      return { sentence: 'The service cannot do that now.' }
    case 'internal':
      return {
        sentence: 'Something went wrong inside Ringside.',
        cure: 'Try again; if it stays, start Ringside anew.',
      }
    default:
      return assertNever(code)
  }
}

/** The other side's own words, marked as such. */
export const quotedDetail = (detail: string): string => `“${detail}”`
