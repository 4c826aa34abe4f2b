/** Ringside under measurement, signed in to a simulator of its own. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createSimulator, type Simulator, type SimulatorOptions } from '../../app/simulator/simulator.ts'
import { ROOT } from '../../build/paths.mjs'
import { untilTrue } from '../desktop/until.ts'
import { MEMORY_FILE, memoryOfEarlierRun } from '../e2e/harness/profile.ts'
import { startMeasuredApp, type MeasuredApp } from './measured-app.ts'
import { removeFolder } from './remove-folder.ts'

export interface RingsideApp extends MeasuredApp {
  readonly simulator: Simulator
  /** Sends a command as a page does; throws unless it succeeds. */
  invoke(page: string, name: string, input: Readonly<Record<string, unknown>>): Promise<void>
}

/** @param chromium Chromium's switches */
export async function startRingside(
  chromium: readonly string[] = [],
  service: SimulatorOptions = {},
): Promise<RingsideApp> {
  const userData = mkdtempSync(path.join(os.tmpdir(), 'ringside-bench-'))
  writeFileSync(path.join(userData, MEMORY_FILE), memoryOfEarlierRun())
  const simulator = await createSimulator(service)
  const app = startMeasuredApp({ program: ROOT, userData, chromium })
  await app.event((event) => event.kind === 'painted' && event.page === 'main', 0)
  const invoke: RingsideApp['invoke'] = async (page, name, input) => {
    const call = `window.ringside.invoke(${JSON.stringify(name)}, ${JSON.stringify(input)})`
    await app.inPage(page, `${call}.then((reply) => { if (!reply.ok) throw new Error(reply.error.code) })`)
  }
  return {
    ...app,
    simulator,
    invoke,
    end: async () => {
      await app.end()
      await simulator.stop()
      await removeFolder(userData)
    },
  }
}

/** Signs in through the main window and waits until the next call would be seen. */
export async function signIn(app: RingsideApp): Promise<void> {
  const { accounts, host, port, domain, ca, services } = app.simulator.ready
  const account = accounts[0]
  if (account === undefined) throw new Error('the simulator has no account')
  await app.invoke('main', 'session.signIn', {
    address: account.jid,
    password: account.password,
    allAddresses: true,
    jid: '',
    host,
    port,
    domain,
    security: 'auto',
    transport: 'auto',
    webSocketUrl: '',
    caFile: ca,
    suffix: services.suffix,
  })
  await untilTrue('Ringside to be on line', async () => {
    const snapshot = `window.ringside.invoke('state.get', {}).then((reply) => reply.value.state.session.snapshot)`
    return (await app.inPage('main', snapshot)) === 'done'
  })
}
