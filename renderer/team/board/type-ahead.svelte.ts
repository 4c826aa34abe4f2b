/** Typing a name on the board: what was typed so far, and where it led. */

/** As long as lists of the systems wait before the next letter begins another name. */
const PAUSE_MS = 1_500

export interface TypeAheadDeps {
  /** @returns whether there is such a line; the keyboard is there then */
  readonly find: (text: string, isNew: boolean) => Promise<boolean>
}

export type TypedKey = Pick<KeyboardEvent, 'key' | 'isComposing' | 'ctrlKey' | 'metaKey' | 'altKey'>

export interface TypeAhead {
  /** Empty while nobody types. */
  readonly text: string
  /** Undefined while the answer is on its way. */
  readonly found: boolean | undefined
  /** @returns true where the key belongs to a name that is being typed */
  readonly press: (event: TypedKey) => boolean
  readonly end: () => void
}

/** Call it while a component is set up: it lives as long as that. */
export function createTypeAhead({ find }: TypeAheadDeps): TypeAhead {
  let text = $state('')
  let found = $state<boolean>()
  let timer: ReturnType<typeof setTimeout> | undefined
  /** The next letter begins another name. */
  let isOver = false

  function end(): void {
    clearTimeout(timer)
    isOver = false
    text = ''
    found = undefined
  }

  async function look(isNew: boolean): Promise<void> {
    clearTimeout(timer)
    isOver = false
    timer = setTimeout(() => {
      // That there is no such line stays to be read until the next key.
      if (found === false) isOver = true
      else end()
    }, PAUSE_MS)
    const asked = text
    const isThere = await find(asked, isNew)
    if (text !== asked) return
    // The same letter again leads from one that begins with it to the next, as lists of the systems have it.
    if (!isThere && /^(.)\1+$/u.test(asked)) {
      text = asked.slice(0, 1)
      await look(true)
    } else found = isThere
  }

  function press({ key, isComposing, ctrlKey, metaKey, altKey }: TypedKey): boolean {
    if (isComposing || ctrlKey || metaKey || altKey) return false
    if (isOver && isOfName(key, '')) end()
    if (text !== '' && key === 'Escape') end()
    else if (text !== '' && key === 'Backspace') {
      text = text.slice(0, -1)
      if (text === '') end()
      else void look(false)
    } else if (isOfName(key, text)) {
      const isNew = text === ''
      text = `${text}${key}`.slice(0, 40)
      found = undefined
      void look(isNew)
    } else return false
    return true
  }

  $effect(() => end)

  return {
    get text() {
      return text
    },
    get found() {
      return found
    },
    press,
    end,
  }
}

/** One character; a space only within a name, and never the key that asks for help. */
const isOfName = (key: string, before: string): boolean =>
  key.length === 1 && key !== '?' && (key !== ' ' || before !== '')
