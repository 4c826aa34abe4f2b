/** Choices for a text, asked of main as it changes; an answer that comes late is dropped. */
import type { AppBridge } from '../bridge.ts'
import { choicesOf, type Choice } from './choice.ts'
import { explainable } from './explainable.ts'

export interface Choices {
  readonly all: readonly Choice[]
  /** Whether `all` is the answer to the present text. */
  readonly settled: boolean
  /** The choices for the present text, awaited where they are not there yet: Enter may come sooner than the answer. */
  current(): Promise<readonly Choice[]>
}

/**
 * @param text read again whenever it changes
 * @param most so many people at most; 0 where none of them could be called
 * @param known what else the answer depends on, such as who is known by now: asked again whenever it changes
 */
export function createChoices(
  bridge: AppBridge,
  text: () => string,
  most: () => number,
  known: () => unknown = () => undefined,
): Choices {
  let all = $state.raw<readonly Choice[]>([])
  let of = $state('')
  const wanted = $derived(explainable(text()))

  async function ask(asked: string): Promise<readonly Choice[]> {
    if (asked === '') return []
    const limit = most()
    const [numbers, people] = await Promise.all([
      bridge.invoke('dial.explain', { text: asked }),
      limit === 0 ? undefined : bridge.invoke('people.search', { text: asked.slice(0, 600), limit }),
    ])
    return choicesOf(numbers.ok ? numbers.value.candidates : [], people?.ok === true ? people.value.rows : [])
  }

  $effect(() => {
    const asked = wanted
    known()
    let current = true
    void ask(asked).then((found) => {
      if (!current) return
      all = found
      of = asked
    })
    return () => {
      current = false
    }
  })

  return {
    get all() {
      return all
    },
    get settled() {
      return of === wanted
    },
    current: () => (of === wanted ? Promise.resolve(all) : ask(wanted)),
  }
}
