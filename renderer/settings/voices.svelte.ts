/** Whether the system can speak. It tells its voices when it has found them, mostly after the first question. */
import { createSubscriber } from 'svelte/reactivity'

export interface Voices {
  readonly any: boolean
}

export function createVoices(): Voices {
  const follow = createSubscriber((update) => {
    speechSynthesis.addEventListener('voiceschanged', update)
    return () => speechSynthesis.removeEventListener('voiceschanged', update)
  })
  return {
    get any() {
      follow()
      return speechSynthesis.getVoices().length > 0
    },
  }
}
