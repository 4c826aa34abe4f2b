/** A core without an account, whose lists of contacts a test sets up. */
import type { CommandInput } from '../../../app/contract/commands.ts'
import type { ContactSourceState } from '../../../app/contract/contacts.ts'
import type { AppState } from '../../../app/contract/state.ts'
import { createCore, type Core } from '../../../app/core.ts'
import { createContactFiles } from '../../../main/contact-files.ts'
import { createTestPorts, type TestPorts, type TestPortsOptions } from '../core/ports.ts'

export const CA_FILE = '/ca.pem'

export interface Lists {
  readonly core: Core
  readonly ports: TestPorts
  /** Resolves with the list's id. */
  add(source: CommandInput<'contacts.save'>['source'], password?: string): Promise<string>
  until(what: string, condition: (state: AppState) => boolean): Promise<void>
  /** The list once it was read, or failed to be. */
  read(id: string): Promise<ContactSourceState>
  /** Names, with details, as the People view lists them. */
  rows(text?: string): Promise<readonly string[]>
}

const PATIENCE_MS = 10_000

/** @param caPem whose certificates are believed; '' for those of public authorities alone */
export async function openLists(caPem: string, options: TestPortsOptions = {}): Promise<Lists> {
  const base = createTestPorts({
    ...options,
    settings: {
      ...options.settings,
      server: { caFile: caPem === '' ? '' : CA_FILE, ...options.settings?.server },
    },
    caFiles: { [CA_FILE]: caPem },
  })
  const ports = { ...base, contactFiles: createContactFiles(base.clock, base.log) }
  const core = createCore(ports, { platform: 'linux', version: '0.0.0' })
  await core.start()

  async function until(what: string, condition: (state: AppState) => boolean): Promise<void> {
    const deadline = performance.now() + PATIENCE_MS
    while (!condition(core.state)) {
      if (performance.now() > deadline)
        throw new Error(`not so: ${what}: ${JSON.stringify(core.state.contacts)}`)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }

  return {
    core,
    ports,
    until,
    async add(source, password = '') {
      const saved = await core.handle('contacts.save', { source, password })
      if (!saved.ok) throw new Error(saved.error.code)
      return saved.value.id
    },
    async read(id) {
      const settled = (state: ContactSourceState | undefined): state is ContactSourceState =>
        state !== undefined &&
        !state.isReading &&
        (state.readAtMs !== undefined || state.problem !== undefined)
      await until('the list is read', ({ contacts }) => settled(contacts.sources[id]))
      const state = core.state.contacts.sources[id]
      if (state === undefined) throw new Error('the list is gone')
      return state
    },
    async rows(text = '') {
      const page = await core.handle('people.list', { text, offset: 0, limit: 50 })
      return page.ok ? page.value.rows.map(({ name, detail }) => `${name}: ${detail}`) : []
    },
  }
}
