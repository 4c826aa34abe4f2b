/** The program, signed in to the simulator, and a panel with buttons that make phones ring. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import path from 'node:path'
import { createSimulator, type Simulator } from '../../app/simulator/simulator.ts'
import { end } from '../desktop/programs.ts'
import { configArgument } from '../e2e/harness/config-file.ts'
import { createMainWindow } from '../e2e/harness/main-window.ts'
import { createProfile } from '../e2e/harness/profile.ts'
import { launchApp } from '../e2e/harness/running-app.ts'
import { IS_ROOT, cleanEnvironment, electronArguments, executable } from '../e2e/harness/runtime.ts'

const PANEL = path.join(import.meta.dirname, 'panel')

/** @returns the exit code, when the panel or the program was closed */
export async function playByHand(): Promise<number> {
  const simulator = await createSimulator()
  const profile = createProfile()
  const panelProfile = createProfile()
  const app = await launchApp({
    userData: profile.folder,
    args: [configArgument(profile.folder, simulator.ready)],
  })
  const main = createMainWindow(await app.page('main'))
  await main.signIn(simulator.ready.accounts[0]?.password ?? '')

  const panel = spawn(
    executable(),
    electronArguments({
      userData: panelProfile.folder,
      program: PANEL,
      chromium: [],
      own: [],
      sandbox: !IS_ROOT,
    }),
    { env: cleanEnvironment(), stdio: ['pipe', 'pipe', 'ignore'] },
  )
  obeyPanel(panel.stdout, simulator, (line) => {
    panel.stdin.write(`${line}\n`)
  })
  process.stdout.write(
    'Ringside runs, signed in to a simulated phone service; a panel beside it makes phones ring.\n' +
      'Close the panel, or quit Ringside in its tray, to end. Nobody is really called.\n',
  )
  await Promise.race([
    new Promise((resolve) => panel.once('exit', resolve)),
    new Promise((resolve) => app.electron.process().once('exit', resolve)),
  ])
  await end(panel)
  await app.close()
  await simulator.stop()
  profile.remove()
  panelProfile.remove()
  return 0
}

/** Each line of the panel is an order for the simulator; each answer goes back, with the calls as they are then. */
function obeyPanel(
  orders: NodeJS.ReadableStream,
  simulator: Simulator,
  answer: (line: string) => void,
): void {
  const tell = async (reply: unknown): Promise<void> => {
    answer(JSON.stringify({ reply, state: await simulator.do({ do: 'state' }) }))
  }
  createInterface({ input: orders }).on('line', (line) => {
    if (!line.startsWith('{')) return
    void simulator.do(JSON.parse(line)).then(tell)
  })
  simulator.onChange(() => void tell(null))
}
