/** The page's end of the XML console: it lives as long as the page, so that recording goes on while other views are shown. */
import type { ConsoleEntry, ConsoleFilter } from '../../app/contract/developer.ts'
import type { AppError } from '../../app/contract/errors.ts'
import type { AppBridge } from '../bridge.ts'

/** Rows at once; what is older is asked for again. */
const MOST_ROWS = 400
const PAGE = 100

const EVERYTHING: ConsoleFilter = {
  kinds: ['message', 'presence', 'iq', 'other'],
  directions: ['in', 'out'],
  jid: '',
  text: '',
}

export interface ConsoleFeed {
  readonly recording: boolean
  readonly paused: boolean
  /** Whether there is anything to show or to filter. */
  readonly used: boolean
  /** Oldest first. */
  readonly entries: readonly ConsoleEntry[]
  readonly older: number
  readonly held: number
  readonly dropped: number
  readonly filter: ConsoleFilter
  readonly filtered: boolean
  readonly problem: AppError | undefined
  /** Finds out whether main still records, as after a reload of the page. */
  readonly look: () => void
  readonly start: () => void
  readonly stop: () => void
  readonly pause: () => void
  readonly resume: () => void
  readonly clear: () => void
  readonly setFilter: (change: Partial<ConsoleFilter>) => void
  readonly showOlder: () => void
}

export function createConsoleFeed(bridge: AppBridge): ConsoleFeed {
  let recording = $state(false)
  let paused = $state(false)
  let entries = $state.raw<readonly ConsoleEntry[]>([])
  let counts = $state.raw({ older: 0, held: 0, dropped: 0 })
  let filter = $state.raw(EVERYTHING)
  let problem = $state.raw<AppError>()
  let asking = false
  let waiting = false
  /** Raised when what is shown is thrown away: an answer from before counts no more. */
  let edition = 0

  bridge.subscribe((event) => {
    if (event.kind !== 'console') return
    recording = true
    if (!paused) void follow()
  })

  /** One question at a time: a storm of stanzas makes no storm of questions. */
  async function follow(): Promise<void> {
    waiting = true
    if (asking) return
    asking = true
    while (waiting) {
      waiting = false
      const asked = edition
      const last = entries.at(-1)?.id
      const reply = await bridge.invoke('developer.entries', {
        filter,
        limit: PAGE,
        ...(last === undefined ? {} : { after: last }),
      })
      if (!reply.ok) problem = reply.error
      else if (asked === edition) {
        const { open, entries: fresh, older, held, dropped } = reply.value
        recording = open
        const all = last === undefined ? fresh : [...entries, ...fresh]
        // More than one page came since: what lies between is asked for like what is older.
        const gap = last !== undefined && fresh.length === PAGE && older > 0
        entries = (gap ? fresh : all).slice(-MOST_ROWS)
        const hidden = last === undefined || gap ? older : counts.older + all.length - entries.length
        counts = { older: hidden, held, dropped }
      } else waiting = true
    }
    asking = false
  }

  function anew(): void {
    edition += 1
    entries = []
    counts = { ...counts, older: 0 }
    void follow()
  }

  async function showOlder(): Promise<void> {
    const first = entries[0]?.id
    if (first === undefined) return
    const asked = edition
    const reply = await bridge.invoke('developer.entries', { filter, limit: PAGE, before: first })
    if (!reply.ok || asked !== edition) return
    entries = [...reply.value.entries, ...entries].slice(0, MOST_ROWS)
    counts = { ...counts, older: reply.value.older }
  }

  async function start(): Promise<void> {
    const reply = await bridge.invoke('developer.open', {})
    problem = reply.ok ? undefined : reply.error
    paused = false
    void follow()
  }

  return {
    get recording() {
      return recording
    },
    get paused() {
      return paused
    },
    get used() {
      return recording || counts.held > 0
    },
    get entries() {
      return entries
    },
    get older() {
      return counts.older
    },
    get held() {
      return counts.held
    },
    get dropped() {
      return counts.dropped
    },
    get filter() {
      return filter
    },
    get filtered() {
      return JSON.stringify(filter) !== JSON.stringify(EVERYTHING)
    },
    get problem() {
      return problem
    },
    look: () => {
      if (!paused) void follow()
    },
    start: () => void start(),
    stop: () => {
      void bridge.invoke('developer.close', {}).then(follow)
    },
    pause: () => {
      paused = true
    },
    resume: () => {
      paused = false
      void follow()
    },
    clear: () => {
      void bridge.invoke('developer.clear', {}).then(anew)
    },
    setFilter: (change) => {
      filter = { ...filter, ...change }
      anew()
    },
    showOlder: () => void showOlder(),
  }
}
