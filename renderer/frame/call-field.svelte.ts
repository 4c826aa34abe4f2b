/** What the call field holds and does: a text, what it finds, and the keys that lead through it. */
import { tick } from 'svelte'
import type { AppError } from '../../app/contract/errors.ts'
import type { AppBridge } from '../bridge.ts'
import { textOfChoice, type Choice } from '../parts/choice.ts'
import { createChoices } from '../parts/choices.svelte.ts'
import { asOneLine } from './one-line.ts'
import type { PersonRow } from '../../app/contract/people.ts'
import { favouriteOfKey } from './favourite-rows.ts'
import { createRecents } from './recents.svelte.ts'
import { markAtFirst, steer } from './steering.ts'

export interface CallFieldFacts {
  /** So many people at most; 0 where none of them could be called. */
  readonly most: () => number
  /** Changes with what is known of people. */
  readonly people: () => unknown
  /** Changes with the calls, and with what is told of earlier ones. */
  readonly calls: () => unknown
  /** Who is kept at hand, in order. */
  readonly favourites: () => readonly PersonRow[]
  readonly input: () => HTMLInputElement | undefined
}

export interface CallFieldState {
  text: string
  /** People of the directory and numbers that fit the text; without one, who was spoken with of late. */
  readonly choices: readonly Choice[]
  /** Index of the choice that Enter takes; -1 where there is none. */
  readonly active: number
  readonly problem: AppError | undefined
  /** Whether there is a text, and `choices` are the answer to it. */
  readonly answered: boolean
  readonly isTyped: boolean
  /** Whether there is a number dialled last to be taken into the field. */
  readonly hasDialled: boolean
  readonly call: (index: number) => void
  readonly press: (event: KeyboardEvent) => void
  readonly paste: (event: ClipboardEvent) => void
  /** The text is another: the marks begin anew. */
  readonly restart: () => void
  /** Whether the field is being used: empty, it then offers who was spoken with of late. */
  readonly use: (isUsed: boolean) => void
}

export function createCallField(bridge: AppBridge, facts: CallFieldFacts): CallFieldState {
  let text = $state('')
  let mark = $state.raw(markAtFirst(false))
  let problem = $state.raw<AppError>()
  let used = $state(false)
  const typed = $derived(text.trim() !== '')
  const found = createChoices(bridge, () => text, facts.most, facts.people)
  const recents = createRecents(
    bridge,
    () => (used && !typed ? facts.most() : 0),
    facts.calls,
    facts.favourites,
  )
  /** The number that was taken into the field, and the earlier ones behind it. */
  let recalled: { readonly dialled: readonly string[]; readonly at: number } | undefined
  const choices = $derived(typed ? found.all : recents.all)
  const active = $derived(Math.min(mark.at, choices.length - 1))

  function restart(): void {
    mark = markAtFirst(text.trim() !== '')
    problem = undefined
  }

  function empty(): void {
    text = ''
    used = false
    restart()
  }

  async function propose(index: number): Promise<void> {
    const before = text
    const isTyped = typed
    const chosen = isTyped ? await chosenFor(before, index) : dialOf(choices[index])
    if (chosen === undefined) return
    await dialNow(chosen, isTyped ? 'field' : 'redial', before)
  }

  async function dialNow(chosen: string, source: 'field' | 'redial', before = text): Promise<void> {
    const reply = await bridge.invoke('dial.propose', { text: chosen, source })
    problem = reply.ok ? undefined : reply.error
    if (reply.ok && text === before) empty()
  }

  async function chosenFor(written: string, index: number): Promise<string | undefined> {
    const seen = found.settled
    return textOfChoice(await found.current(), index, written, seen)
  }

  const isRecalled = (): boolean => recalled !== undefined && recalled.dialled[recalled.at] === text

  /**
   * Nothing is dialled by it: the number stands in the field, and Enter calls it. Again it takes the one dialled before
   * that, as a shell does; behind the earliest the latest comes again.
   */
  async function recall(): Promise<void> {
    const before = text
    const dialled = isRecalled() && recalled !== undefined ? recalled.dialled : await recents.dialled()
    const at = isRecalled() && recalled !== undefined ? (recalled.at + 1) % dialled.length : 0
    const next = dialled[at]
    if (next === undefined || text !== before) return
    recalled = { dialled, at }
    text = next
    restart()
    await tick()
    facts.input()?.select()
  }

  function call(index: number): void {
    // The first of what is found is meant, also before it is on the screen.
    void propose(typed ? Math.max(index, 0) : index)
  }

  /** One that is not there calls nobody, and its key writes nothing either. */
  function callFavourite(event: KeyboardEvent): boolean {
    const at = typed || event.isComposing || event.repeat ? undefined : favouriteOfKey(event)
    if (at === undefined || facts.favourites().length === 0) return false
    const dial = facts.favourites()[at]?.dial
    if (dial !== undefined) void dialNow(dial, 'redial')
    event.preventDefault()
    return true
  }

  function press(event: KeyboardEvent): void {
    if (callFavourite(event)) return
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    const next = steer({ ...mark, at: active }, event.key, choices.length, typed)
    if (event.key === 'Enter') call(active)
    else if (event.key === 'Escape') empty()
    else if (event.key === 'ArrowUp' && (text === '' ? active < 0 : isRecalled() && active <= 0))
      void recall()
    else if (event.key === 'ArrowDown' && !typed && !used) used = true
    else if (next !== undefined) mark = next
    else {
      if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') mark = { ...mark, led: false }
      return
    }
    event.preventDefault()
  }

  function paste(event: ClipboardEvent): void {
    const pasted = event.clipboardData?.getData('text/plain') ?? ''
    const line = asOneLine(pasted)
    const input = facts.input()
    if (input === undefined || line === pasted) return
    event.preventDefault()
    input.setRangeText(line, input.selectionStart ?? 0, input.selectionEnd ?? 0, 'end')
    text = input.value
    restart()
  }

  return {
    get text() {
      return text
    },
    set text(next) {
      text = next
    },
    get choices() {
      return choices
    },
    get active() {
      return active
    },
    get problem() {
      return problem
    },
    get answered() {
      return typed && found.settled
    },
    get isTyped() {
      return typed
    },
    get hasDialled() {
      return recents.hasDialled
    },
    call,
    press,
    paste,
    restart,
    use(isUsed) {
      used = isUsed
    },
  }
}

const dialOf = (choice: Choice | undefined): string | undefined =>
  choice?.kind === 'person' ? choice.person.dial : undefined
