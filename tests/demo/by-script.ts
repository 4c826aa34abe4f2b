/** Sets the stage for the morning that plays by itself, and judges it. */
import { createSimulator } from '../../app/simulator/simulator.ts'
import { createDesktopDouble, type DesktopDouble } from '../desktop/desktop-double.ts'
import { parkPointer, typeText } from '../desktop/keyboard.ts'
import { hasProgram } from '../desktop/programs.ts'
import { openTypingVictim, type TypingVictim } from '../desktop/typing-victim.ts'
import { pause, untilTrue } from '../desktop/until.ts'
import { configArgument } from '../e2e/harness/config-file.ts'
import { createMainWindow } from '../e2e/harness/main-window.ts'
import { createProfile } from '../e2e/harness/profile.ts'
import { launchApp, type RunningApp } from '../e2e/harness/running-app.ts'
import { X11 } from '../e2e/harness/systems.ts'
import type { Story } from '../stories/story.ts'
import { playMorning, type Stage } from './morning.ts'
import { playOneStory } from './one-story.ts'
import { createPictures } from './pictures.ts'
import { createTimeline } from './timeline.ts'
import { createWitness, type Sight } from './witness.ts'

export const PLANTS = ['card-not-drawn', 'window-hidden'] as const
export type Plant = (typeof PLANTS)[number]

export interface ScriptOptions {
  readonly folder: string
  readonly fast: boolean
  readonly plant: Plant | undefined
  /** Instead of the morning. */
  readonly story: Story | undefined
}

const PATIENCE_MS = 10_000
/** For stories that wait for one of the program's own deadlines. */
const LONG_PATIENCE_MS = 25_000
/** Lets a person follow. Only after something was seen: what an act sets off may last two seconds. */
const PAUSE_MS = 1_500

/** @returns the exit code */
export async function playByScript({ folder, fast, plant, story }: ScriptOptions): Promise<number> {
  const print = (line: string): void => {
    process.stdout.write(`${line}\n`)
  }
  const timeline = createTimeline(() => performance.now(), print)
  const rest = (ms: number): Promise<void> => (fast ? Promise.resolve() : pause(ms))
  const simulator = await createSimulator()
  const profile = createProfile()
  const desktop = await findDesktop(print)
  const config = configArgument(profile.folder, simulator.ready)
  const app = await launchApp({ userData: profile.folder, args: [config] })
  if (plant === 'window-hidden') await neverShowCards(app)
  if (plant === 'card-not-drawn') await neverDrawCards(app)
  const main = createMainWindow(await app.page('main'))
  const letter = await openLetter()
  const pictures = createPictures(folder, () => app)
  const patienceMs = story?.slow ? LONG_PATIENCE_MS : PATIENCE_MS
  const witness = createWitness(app, desktop?.notifications, patienceMs)
  let written = ''

  const expect = async (what: string, sight: Promise<Sight>, name?: string): Promise<void> => {
    const seen = await sight
    const picture = name === undefined ? undefined : await pictures.take(name)
    const buttons = seen.buttons.length === 0 ? '' : `  [${seen.buttons.join('] [')}]`
    const { window } = seen
    const place =
      window === undefined
        ? ''
        : `  ${String(window.width)}×${String(window.height)} at ${String(window.x)},${String(window.y)}`
    timeline.add({
      kind: 'saw',
      text: `${what}: ${seen.text}${buttons}${place}`,
      evidence: seen,
      ...(picture === undefined ? {} : { picture }),
    })
    await rest(PAUSE_MS)
  }
  try {
    const stage: Stage = {
      simulator,
      main,
      password: simulator.ready.accounts[0]?.password ?? '',
      witness,
      watchesNotifications: desktop !== undefined,
      scene: (title) => {
        timeline.add({ kind: 'scene', text: title })
      },
      did: (what) => {
        timeline.add({ kind: 'did', text: what })
      },
      expect,
      write: async (text) => {
        if (letter === undefined) return
        written += text
        await typeText(text)
      },
      letterIsWhole: async () => {
        if (letter === undefined) return
        await untilTrue('the letter to hold every key that was typed', () => letter.text() === written)
        timeline.add({ kind: 'saw', text: `the letter lost no key: ${written.trim()}` })
      },
    }
    await (story === undefined ? playMorning(stage) : playOneStory(stage, story))
    timeline.save(folder, 'passed')
    print(`\nEverything that was expected was seen. Pictures and timeline.json are in ${folder}`)
    return 0
  } catch (error) {
    const picture = await pictures.take('not seen').catch(() => undefined)
    timeline.add({
      kind: 'missing',
      text: error instanceof Error ? error.message : String(error),
      ...(picture === undefined ? {} : { picture }),
    })
    timeline.save(folder, 'failed')
    return 1
  } finally {
    await letter?.close()
    await app.close()
    await desktop?.close()
    await simulator.stop()
    profile.remove()
  }
}

/** On a real desktop the tray and the notifications are that desktop's own, and are left alone. */
async function findDesktop(print: (line: string) => void): Promise<DesktopDouble | undefined> {
  if (!X11) return undefined
  await parkPointer()
  return createDesktopDouble().catch(() => {
    print('This desktop has its own tray and notifications: those are not watched.')
    return undefined
  })
}

/** Another program's window, in which somebody types while calls come in. */
function openLetter(): Promise<TypingVictim | undefined> {
  return X11 && hasProgram('xterm') ? openTypingVictim('40x14+20+440') : Promise.resolve(undefined)
}

/** The page is drawn as ever, but its window never comes up. */
async function neverShowCards(app: RunningApp): Promise<void> {
  await app.electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.prototype.showInactive = () => undefined
  })
}

/** The window comes up as ever, and nothing is drawn in it. */
async function neverDrawCards(app: RunningApp): Promise<void> {
  await app.electron.evaluate(({ app: electronApp }) => {
    electronApp.on('web-contents-created', (_event, contents) => {
      contents.on('dom-ready', () => {
        if (contents.getURL().includes('/card.html'))
          void contents.insertCSS('article { visibility: hidden }')
      })
    })
  })
}
