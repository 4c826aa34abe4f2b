/**
 * What no page may do, whatever it shows: leave our origin, open windows, embed views, ask for the camera, reach the
 * network. The Electron security tutorial's list, for every page that is ever made.
 */
import type { App, Session, Shell } from 'electron'
import type { Logger } from '../app/ports.ts'
import { externalLink } from './external-links.ts'
import { isPermitted } from './permissions.ts'

export interface GuardDeps {
  readonly app: Pick<App, 'on'>
  readonly shell: Pick<Shell, 'openExternal'>
  readonly log: Logger
}

/** Call before the first window. */
export function guardPages({ app, shell, log }: GuardDeps): void {
  app.on('web-contents-created', (_event, contents) => {
    const stay = (event: { readonly url: string; preventDefault(): void }): void => {
      log.warn('navigation-refused', { url: event.url })
      event.preventDefault()
    }
    contents.on('will-navigate', stay)
    contents.on('will-redirect', stay)
    contents.on('will-attach-webview', (event) => {
      log.warn('webview-refused')
      event.preventDefault()
    })
    contents.setWindowOpenHandler(({ url }) => {
      openOutside(url, shell, log)
      return { action: 'deny' }
    })
    // WebRTC would open sockets that neither the policy header nor the request filter sees.
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  })
}

/** To the system's browser, if it is a kind of address that may go there. */
export function openOutside(text: string, shell: Pick<Shell, 'openExternal'>, log: Logger): void {
  const link = externalLink(text)
  if (link === undefined) {
    log.warn('link-refused', { url: text })
    return
  }
  shell.openExternal(link).catch((error: unknown) => {
    log.warn('link-not-opened', { why: error instanceof Error ? error.message : '' })
  })
}

/** Whatever leaves this machine, and the files on it. */
const OUTSIDE = ['http', 'https', 'ws', 'wss', 'ftp', 'file'].map((scheme) => `${scheme}://*/*`)

/**
 * Call after `ready`, for every session that pages live in.
 * @param mayReadDeviceNames whether a page may learn now what the loudspeakers are called
 */
export function guardSession(session: Session, log: Logger, mayReadDeviceNames: () => boolean): void {
  // All three: without a check handler every question "would I be allowed to?" is answered with yes.
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(isPermitted({ permission, origin: originOf(details.requestingUrl) }))
  })
  session.setPermissionCheckHandler((_contents, permission, origin, { mediaType }) =>
    isPermitted({
      permission,
      // Of this permission it is the page's whole address.
      origin: permission === 'media' ? originOf(origin) : origin,
      deviceNames: mediaType === 'audio' && mayReadDeviceNames(),
    }),
  )
  session.setDevicePermissionHandler(() => false)
  // Our own scheme is left out: asking here for each file of a page would make every card later.
  session.webRequest.onBeforeRequest({ urls: [...OUTSIDE] }, (details, answer) => {
    log.warn('request-refused', { url: details.url })
    answer({ cancel: true })
  })
}

/**
 * Before the session's first page: by then Chromium would have begun to fetch a dictionary from its maker, whatever is
 * switched off later. No handler of requests sees that one (seen with Electron 22.3).
 */
export function leaveDictionariesAlone(session: Session): void {
  session.setSpellCheckerLanguages([])
  session.setSpellCheckerEnabled(false)
}

/** `new URL().origin` is the text "null" for a custom scheme, so the two parts are put together here. */
function originOf(url: string): string {
  const match = /^([a-z][a-z0-9+.-]*:\/\/[^/?#]*)/iu.exec(url)
  return match?.[1] ?? ''
}
