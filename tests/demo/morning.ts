/** A working morning, played against the simulator. Each scene says what must be seen, and nothing is taken for granted. */
import type { Simulator } from '../../app/simulator/simulator.ts'
import { hangUp, pickUp, ring } from '../e2e/harness/phone-calls.ts'
import type { MainWindow } from '../e2e/harness/main-window.ts'
import type { Sight, Witness } from './witness.ts'

export interface Stage {
  readonly simulator: Simulator
  readonly main: MainWindow
  readonly password: string
  readonly witness: Witness
  scene(title: string): void
  /** Somebody did something. */
  did(what: string): void
  /** Waits until it is seen; throws, and so ends the demo, when it is not. */
  expect(what: string, sight: Promise<Sight>, picture?: string): Promise<void>
  /** Somebody writes a letter in another window, where there is one. */
  write(text: string): Promise<void>
  /** The letter holds every key that was typed. */
  letterIsWhole(): Promise<void>
  readonly watchesNotifications: boolean
}

export async function playMorning(stage: Stage): Promise<void> {
  await signIn(stage)
  await answeredCall(stage)
  await missedCall(stage)
  await clickToCall(stage)
  await transferAndHangUp(stage)
  await outage(stage)
}

export async function signIn({ main, password, witness, scene, did, expect }: Stage): Promise<void> {
  scene('Ann signs in')
  await expect('the sign-in form', witness.inMainWindow('heading', /^Sign in/u), 'sign-in')
  await main.signIn(password)
  did('typed the password and pressed “Sign in”')
  await expect('the promise', witness.inMainWindow('contentinfo', /You will see the next call\./u))
  await expect('the state', witness.inMainWindow('banner', /Online.*ann@example\.com/u), 'signed in')
}

async function answeredCall(stage: Stage): Promise<void> {
  const { simulator, witness, scene, did, expect, write, letterIsWhole } = stage
  scene('A customer calls while Ann writes a letter')
  await write('Dear Sir, ')
  const call = await ring(simulator, {
    from: 'sip:14155551212@pstn.example.com',
    to: 'sip:sales@example.com',
    fromDisplay: 'Carter & Sons',
  })
  did('Carter & Sons calls sales@example.com')
  await write('thank you for your letter of the third. ')
  await expect('the card', witness.card(/Incoming call.*Carter & Sons/u), 'incoming call')
  await letterIsWhole()
  await pickUp(simulator, call)
  did('Ann picks up her desk phone')
  await expect('the same card, turned', witness.card(/On a call.*Carter & Sons/u), 'on a call')
  await hangUp(simulator, call)
  did('the customer hangs up')
  await expect('how it ended', witness.card(/Ended after/u), 'ended')
  await expect('an empty corner', witness.noCard())
  await expect('the list', witness.inMainWindow('listitem', /Carter & Sons.*Answered/u))
}

async function missedCall(stage: Stage): Promise<void> {
  const { simulator, witness, scene, did, expect, watchesNotifications } = stage
  scene('Nobody is at the desk')
  const call = await ring(simulator, { from: 'sip:15105550142@pstn.example.com', fromDisplay: 'Dr. Okafor' })
  did('Dr. Okafor calls ann@example.com')
  await expect('the card', witness.card(/Incoming call.*Okafor/u))
  await hangUp(simulator, call)
  did('Dr. Okafor gives up')
  await expect('that it was missed', witness.card(/Missed after/u), 'missed call')
  if (watchesNotifications)
    await expect('the notification', witness.notification(/^Missed call from Dr\. Okafor$/u))
  await expect('the list', witness.inMainWindow('listitem', /Okafor.*Missed/u))
}

async function clickToCall({ simulator, main, witness, scene, did, expect }: Stage): Promise<void> {
  scene('Ann calls a supplier from the call field')
  await main.callField.fill('732 555 0100')
  await expect('what will be dialled', witness.inMainWindow('option', /\(732\) 555-0100.*17325550100/u))
  await main.callField.press('Enter')
  did('typed 732 555 0100 and pressed Enter')
  await expect('that her own phone rings', witness.card(/Pick up your phone/u), 'pick up your phone')
  await pickUp(simulator)
  did('Ann picks up')
  await expect('that the supplier is called', witness.card(/Calling….*\(732\) 555-0100/u))
  await pickUp(simulator)
  did('the supplier answers')
  await expect('the call', witness.card(/On a call.*\(732\) 555-0100/u), 'click to call')
}

async function transferAndHangUp({ simulator, main, witness, scene, did, expect }: Stage): Promise<void> {
  scene('A second call, and Bob takes the first')
  const maya = await ring(simulator, {
    from: 'sip:14155550199@pstn.example.com',
    fromDisplay: 'Maya Lindqvist',
  })
  did('Maya Lindqvist calls ann@example.com')
  await expect('two cards', witness.cards(2), 'two calls')
  await main.page.getByRole('button', { name: /^Transfer.*\(732\) 555-0100/u }).click()
  await main.page.getByLabel('Transfer to').fill('bob@example.com')
  await main.page.getByRole('button', { name: 'Transfer', exact: true }).click()
  did('Ann transfers the supplier to bob@example.com')
  await expect('one card, the other one', witness.card(/Incoming call.*Maya Lindqvist/u))
  await expect('the list', witness.inMainWindow('listitem', /\(732\) 555-0100.*Answered/u), 'transferred')
  await pickUp(simulator, maya)
  did('Ann answers Maya')
  await expect('the call', witness.card(/On a call.*Maya Lindqvist/u))
  await main.page.getByRole('button', { name: 'Hang up Maya Lindqvist' }).click()
  did('Ann hangs up in the main window')
  await expect('how it ended', witness.card(/Ended after.*Maya Lindqvist/u), 'hung up here')
  await expect('an empty corner', witness.noCard())
}

async function outage({ simulator, witness, scene, did, expect }: Stage): Promise<void> {
  scene('The service restarts')
  await simulator.do({ do: 'fault', kind: 'restart', forMs: 1_200 })
  did('the server closes every connection')
  await expect(
    'the truth',
    witness.inMainWindow('contentinfo', /Ringside cannot see calls now\./u),
    'off line',
  )
  await expect('the truth again', witness.inMainWindow('contentinfo', /You will see the next call\./u))
  await expect('the morning’s calls', witness.inMainWindow('banner', /Online/u), 'calls view')
}
