/** Sends a form's list of contacts: to be tried, or to be kept. */
import type { ContactTest } from '../../app/contract/contacts.ts'
import type { ContactSource } from '../../app/contract/contacts-settings.ts'
import type { AppError } from '../../app/contract/errors.ts'
import type { AppBridge } from '../bridge.ts'

export interface Saving {
  readonly busy: boolean
  readonly problem: AppError | undefined
  /** The result of the last test, until something is sent anew. */
  readonly tested: ContactTest | undefined
  readonly test: (source: ContactSource, password: string) => Promise<void>
  /** @returns whether it is kept */
  readonly save: (source: ContactSource, password: string) => Promise<boolean>
}

export function createSaving(bridge: AppBridge): Saving {
  let busy = $state(false)
  let problem = $state.raw<AppError>()
  let tested = $state.raw<ContactTest>()

  function begin(): void {
    busy = true
    problem = undefined
    tested = undefined
  }

  return {
    get busy() {
      return busy
    },
    get problem() {
      return problem
    },
    get tested() {
      return tested
    },
    async test(source, password) {
      begin()
      const reply = await bridge.invoke('contacts.test', { source, password })
      busy = false
      if (reply.ok) tested = reply.value
      else problem = reply.error
    },
    async save(source, password) {
      begin()
      const reply = await bridge.invoke('contacts.save', { source, password })
      busy = false
      problem = reply.ok ? undefined : reply.error
      return reply.ok
    },
  }
}
