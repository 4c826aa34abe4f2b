/** The user's rules at work on a real stream: what the service tells, what is done by it. */
import { afterEach, describe, expect, test } from 'vitest'
import type { Settings } from '../../../app/contract/settings.ts'
import { canSeeCalls } from '../../../app/contract/seeing.ts'
import { ok } from '../../../app/contract/result.ts'
import { createEventActions, type EventActions } from '../../../main/event-actions.ts'
import { makeRule } from '../../unit/calls/events/make-rule.ts'
import { createHouse, type House } from './house.ts'

type Rule = Settings['events']['rules'][number]

const page = (name: string, when: Rule['when'], over: Partial<Rule> = {}): Rule => ({
  ...makeRule(),
  lines: [],
  name,
  when,
  ...over,
  action: {
    kind: 'page',
    url: `https://crm.example.com/${name}?tel={e164}&who={name}&as={account}&end={outcome}`,
  },
})

let house: House
let actions: EventActions
let opened: string[]

async function begin(rules: Rule[]): Promise<void> {
  opened = []
  house = await createHouse({}, { settings: { events: { rules } } })
  const { core, ports } = house
  actions = createEventActions(
    {
      clock: ports.clock,
      state: () => core.state,
      recorded: core.recorded,
      openPage: (url) => {
        opened.push(url)
        return Promise.resolve(ok(null))
      },
      programs: { run: () => Promise.resolve(ok(null)) },
      isChosen: () => false,
      post: () => Promise.resolve(ok(null)),
      notice: core.notice,
    },
    core.state,
  )
  core.subscribe(() => {
    actions.follow(core.state)
  })
  await house.signIn()
}

afterEach(async () => {
  actions.dispose()
  await house.close()
})

const ring = (over: object = {}) =>
  house.order({
    do: 'ring',
    from: 'sip:14155551212@outside.example',
    to: 'sip:ann@example.com',
    fromDisplay: 'Carter & Sons (100 %)',
    ...over,
  })

const pages = (): readonly string[] => opened.map((url) => new URL(url).pathname.slice(1))

describe('a call from outside', () => {
  test('opens its page as it rings, is answered and ends, with what the wire tells', async () => {
    await begin([page('rings', 'ring'), page('talks', 'answer'), page('over', 'end'), page('lost', 'missed')])
    const call = await ring({ phones: 3 })
    await expect.poll(pages).toEqual(['rings'])
    await house.order({ do: 'answer', call })
    await expect.poll(pages).toEqual(['rings', 'talks'])
    await house.order({ do: 'hangup', call })
    await expect.poll(pages).toEqual(['rings', 'talks', 'over'])
    const told = new URL(opened[2] ?? '').searchParams
    expect(Object.fromEntries(told)).toEqual({
      tel: '+14155551212',
      who: 'Carter & Sons (100 %)',
      as: 'ann@example.com',
      end: 'completed',
    })
  })

  test('opens its page once, although the stream breaks while it rings', async () => {
    await begin([page('rings', 'ring'), page('lost', 'missed')])
    const call = await ring()
    await expect.poll(pages).toEqual(['rings'])
    await house.order({ do: 'fault', kind: 'drop' })
    await house.until('the break is seen', ({ session }) => !canSeeCalls(session))
    await house.core.handle('session.retry', {})
    await house.until('calls are seen again', ({ session }) => canSeeCalls(session))
    await house.order({ do: 'hangup', call })
    await expect.poll(pages).toEqual(['rings', 'lost'])
  })

  test('that rang before anybody looked opens nothing by itself, and has its button', async () => {
    await begin([page('rings', 'ring'), page('record', 'ring', { start: 'click' })])
    await house.core.handle('session.signOut', {})
    await ring()
    await house.signIn()
    const { calls } = await house.until('the call is there', (state) => state.calls.active.length === 1)
    expect(await actions.run(calls.active[0]?.id ?? '', 'record')).toEqual(ok(null))
    expect(pages()).toEqual(['record'])
  })
})

test('a colleague’s call opens nothing where colleagues are left out; an own call does once it is placed', async () => {
  await begin([page('outside', 'ring', { colleagues: false })])
  await ring({ from: 'sip:bob@example.com' })
  await house.until('it rings', ({ calls }) => calls.active.length === 1)
  await house.core.handle('call.create', { to: '732-555-0100' })
  await house.until('the own phone rings', ({ calls }) =>
    calls.active.some(({ setup }) => setup?.state === 'own-phone-ringing'),
  )
  expect(opened).toEqual([])
  await house.order({ do: 'answer' })
  await expect.poll(pages).toEqual(['outside'])
  expect(new URL(opened[0] ?? '').searchParams.get('tel')).toBe('+17325550100')
})
