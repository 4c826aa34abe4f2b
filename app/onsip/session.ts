/** One account's session with the service: the stream, what is seen over it, and what can be done over it. */
import type { CallEvent } from '../calls/model.ts'
import { NO_CAPABILITIES, type CallProvider, type Capabilities } from '../calls/provider.ts'
import type { AppError } from '../contract/errors.ts'
import type { HealthState, LinkState } from '../contract/state.ts'
import { assertNever, err, type Result } from '../contract/result.ts'
import type { Clock, Logger, Random } from '../ports.ts'
import { runCommand, type CommandReply, type CommandRequest } from '../xmpp/command.ts'
import type { Connection, ConnectionStatus } from '../xmpp/connection-types.ts'
import { bareJid } from '../xmpp/jid.ts'
import { createRedirects } from '../xmpp/redirects.ts'
import type { FormatNumber } from './active-calls.ts'
import type { Credentials } from './authorization.ts'
import { createCallFeed } from './call-feed.ts'
import { createProvider } from './provider.ts'
import type { RecentCall } from './recent-calls.ts'
import { requestRecentCalls } from './recent-request.ts'
import { shownError } from './request-error.ts'
import { createLineFeed, type LineFeed } from './line-feed.ts'
import type { LineTarget } from './line-requests.ts'
import { createServerTime } from './server-time.ts'
import { createRosters, type Rosters, type RosterSink } from './rosters.ts'
import { createSideFeeds, type SideFeeds, type SideFeedsDeps } from './side-feeds.ts'
import { leafOf, ownCollection, servicesOf, type Services } from './services.ts'
import type { SessionEvent } from './session-state.ts'
import { createWatch, type Watch } from './watch.ts'
import { feedsWhile, linesWhile } from './while-told.ts'

/** Leaving must not take longer than a person waits; what was not ended then ends by its expiry. */
const FAREWELL_MS = 2_000

export interface SessionDeps {
  readonly clock: Clock
  readonly random: Random
  readonly log: Logger
  /** Not started yet. The session owns it. */
  readonly connection: Connection
  readonly formatNumber: FormatNumber
  /** Where the items of the other services go; they outlive the session's streams. Absent: calls alone are asked for. */
  readonly targets?: SideFeedsDeps['targets']
  /** Absent: nobody's. */
  readonly lines?: WatchedLines
}

/** Colleagues' lines that the user watches; they outlive the session's streams. */
export interface WatchedLines {
  /** `user@domain` each. */
  readonly wanted: () => readonly string[]
  /** Whether an address is one of them, or was. */
  readonly isLine: (address: string) => boolean
  readonly calls: LineTarget
  readonly phones: LineTarget
}

export interface SessionAccount extends Credentials {
  /** Tail of the components' JIDs. */
  readonly suffix: string
  /** Whether an incoming call can be declined, as far as the service has taught it before. */
  readonly decline: Capabilities['decline']
}

/** Told in the same tick as it happens. After `stop` was called nothing more is told. */
export interface SessionSink {
  session(event: SessionEvent): void
  calls(event: CallEvent): void
  /** Of the services besides the calls, where they are asked for. */
  readonly feed?: SideFeedsDeps['tell']
  readonly suggested?: RosterSink
  capabilities(capabilities: Capabilities): void
  /** Figures that are known anew; wall time. */
  health(figures: Pick<HealthState, 'lastHeardAtMs' | 'roundTripMs' | 'skewMs'>): void
}

export interface Session {
  readonly provider: CallProvider
  start(): void
  /** Ends the subscription, closes the stream. Resolves when the socket is gone. */
  stop(): Promise<void>
  /** Whether an incoming call can be declined is an open question again. */
  forgetDecline(): void
  /** Other lines are wanted now. */
  linesChanged(): void
  /** Proves the link, or tries now. @param everything also asks the service for all of it again, as after sleep. */
  check(everything: boolean): void
  /** The user asks for it: tries again also what was given up. */
  retry(): void
  /** Server time until which calls were surely seen, and now; and what that clock is ahead of ours. */
  sight(): { readonly seenUntilMs: number; readonly nowMs: number; readonly skewMs: number }
  /** Suggested contacts, and the contact list that the server keeps. */
  readonly rosters: Rosters
  /** The service's record of calls for these own addresses; `startedAtMs` in server time. */
  recentCalls(addresses: readonly string[]): Promise<Result<readonly RecentCall[], AppError>>
  /** Runs a command that no call depends on. The error is in the service's own words. */
  run(command: (services: Services) => CommandRequest): Promise<Result<CommandReply, AppError>>
}

export function createSession(deps: SessionDeps, account: SessionAccount, sink: SessionSink): Session {
  const { clock, random, log, connection, formatNumber, lines } = deps
  const isLine = lines?.isLine ?? ((): boolean => false)
  const services = servicesOf(account.suffix)
  const redirects = createRedirects()
  let told = true
  const isTold = (): boolean => told
  const targets = deps.targets && feedsWhile(isTold, deps.targets)
  let watch: Watch | undefined
  let sides: SideFeeds | undefined
  let lineFeeds: readonly LineFeed[] = []

  let authorizedBefore = false
  const emitSession = (event: SessionEvent): void => {
    if (event.kind === 'authorized') authorizedBefore = true
    if (told) sink.session(event)
  }
  const emitCapabilities = (capabilities: Capabilities): void => {
    if (told) sink.capabilities(connection.status.status === 'connected' ? capabilities : NO_CAPABILITIES)
  }

  const provider = createProvider({
    requester: connection,
    clock,
    service: services.callCommands,
    decline: account.decline,
    learned: emitCapabilities,
  })
  const serverTime = createServerTime(clock, log)
  /** Set by whoever finds out that calls are not seen; undefined while a live link is all that is known. */
  let blindFromMs: number | undefined
  const heardFor = (): number =>
    connection.pulse.heardAt === undefined ? 0 : clock.monotonic() - connection.pulse.heardAt
  const disposeAlive = connection.pulse.onAlive((roundTripMs) => {
    if (!told) return
    sink.health({
      lastHeardAtMs: clock.now() - heardFor(),
      ...(roundTripMs === undefined ? {} : { roundTripMs }),
    })
  })
  const feed = createCallFeed({
    clock,
    log,
    formatNumber,
    serverTime,
    emit(event) {
      if (!told) return
      sink.calls(event)
      if (event.kind === 'leg-retracted') provider.hearRetract(event.key)
    },
  })

  const rosters = createRosters({
    connection,
    log,
    service: services.rosters,
    suggested(exchange) {
      if (told) sink.suggested?.(exchange)
    },
  })

  type StreamDeps = Omit<Parameters<typeof createLineFeed>[0], 'service' | 'target'>
  function lineFeedsOf(streamDeps: StreamDeps, watched: WatchedLines): readonly LineFeed[] {
    const { calls, phones } = watched
    const feeds = [
      createLineFeed({ ...streamDeps, service: services.calls, target: linesWhile(isTold, calls) }),
      createLineFeed({ ...streamDeps, service: services.userAgents, target: linesWhile(isTold, phones) }),
    ]
    for (const each of feeds) each.want(watched.wanted())
    return feeds
  }

  const disposeStatus = connection.onStatus((status) => {
    watch?.dispose()
    watch = undefined
    sides?.dispose()
    sides = undefined
    for (const each of lineFeeds) each.dispose()
    lineFeeds = []
    // What can be done comes first: whoever hears of the link finds it right.
    emitCapabilities(provider.capabilities)
    emitSession({ kind: 'link', link: linkOf(status), jid: bareJid(connection.fullJid ?? '') })
    if (told && connection.pulse.heardAt !== undefined)
      sink.health({ lastHeardAtMs: clock.now() - heardFor() })
    if (status.status !== 'connected') return
    const watchDeps = {
      ...{
        clock,
        random,
        log,
        connection,
        redirects,
        serverTime,
        feed,
        isLine,
        authorizedBefore,
        emit: emitSession,
      },
      blindFrom(serverMs: number | undefined) {
        blindFromMs = serverMs
      },
      tellSkew(skewMs: number) {
        if (told) sink.health({ skewMs: Math.round(skewMs) })
      },
      granted(expiresAtMs: number, addresses: readonly string[]) {
        sides?.grant(expiresAtMs, addresses)
        for (const each of lineFeeds) each.grant(expiresAtMs)
      },
    }
    const streamDeps = { clock, random, log, connection, serverTime, jid: status.jid }
    sides =
      targets &&
      createSideFeeds({
        ...streamDeps,
        ...{ redirects, services, targets, isLine },
        tell(name, news) {
          if (told) sink.feed?.(name, news)
        },
      })
    lineFeeds = lines === undefined ? [] : lineFeedsOf(streamDeps, lines)
    watch = createWatch(watchDeps, services, account, status.jid)
  })

  return {
    provider,
    rosters,
    start() {
      connection.start()
    },
    async stop() {
      told = false
      // A stream that is lost and comes back meanwhile begins nothing any more.
      disposeStatus()
      // The own calls' subscription first: what there is no time for ends by its expiry.
      const leaving = [watch, sides, ...lineFeeds].flatMap((each) => each ?? [])
      watch = undefined
      sides = undefined
      lineFeeds = []
      await atMost(clock, FAREWELL_MS, Promise.all(leaving.map((each) => each.end())))
      for (const each of leaving) each.dispose()
      disposeAlive()
      rosters.dispose()
      provider.dispose()
      await connection.stop()
    },
    forgetDecline: provider.forgetDecline,
    linesChanged() {
      for (const each of lineFeeds) each.want(lines?.wanted() ?? [])
    },
    check(everything) {
      connection.check()
      if (everything) watch?.refresh()
    },
    retry() {
      if (connection.status.status === 'stopped') connection.start()
      else connection.check()
      watch?.refresh()
    },
    sight() {
      const nowMs = serverTime.now()
      return { seenUntilMs: blindFromMs ?? nowMs - heardFor(), nowMs, skewMs: serverTime.skewMs() }
    },
    async run(command) {
      const answer = await runCommand(connection, command(services))
      return answer.ok ? answer : err(shownError(answer.error))
    },
    recentCalls: (addresses) =>
      requestRecentCalls(
        { requester: connection, redirects },
        {
          service: services.recentCalls,
          collection: ownCollection(bareJid(connection.fullJid ?? '')),
          leaves: addresses.flatMap((address) => leafOf(address) ?? []),
        },
        formatNumber,
        log,
      ),
  }
}

function linkOf(status: ConnectionStatus): LinkState {
  switch (status.status) {
    case 'idle':
      return { status: 'signed-out' }
    case 'connected':
      return { status: 'connected', sinceMs: status.sinceMs }
    case 'connecting':
    case 'waiting':
    case 'stopped':
      return status
    default:
      return assertNever(status)
  }
}

async function atMost(clock: Clock, limitMs: number, work: Promise<unknown>): Promise<void> {
  await new Promise<void>((resolve) => {
    const cancel = clock.after(limitMs, resolve)
    void work.then(() => {
      cancel()
      resolve()
    })
  })
}
