/** A client that nobody of this project wrote signs in to the simulator and uses the whole of it. */
import { spawn, spawnSync } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'
import { createSimulator } from '../../../app/simulator/simulator.ts'
import { anyText, matching } from './matchers.ts'

/** Debian's own interpreter: its packages are not seen by others on the PATH. */
const PYTHON = '/usr/bin/python3'
const CLIENT = path.join(import.meta.dirname, '../../slixmpp/client.py')

const present = spawnSync(PYTHON, ['-c', 'import slixmpp']).status === 0

test.skipIf(!present)(
  `slixmpp signs in, browses, authorises, is suggested contacts, subscribes, sees a call and controls calls${present ? '' : ' (skipped: no python3-slixmpp here)'}`,
  { timeout: 60_000 },
  async () => {
    const simulator = await createSimulator({ seed: 8, autoAnswerMs: 50 })
    const { host, port, ca, accounts } = simulator.ready
    const client = spawn(PYTHON, ['-W', 'ignore', CLIENT])
    onTestFinished(() => void client.kill('SIGKILL'))
    let stderr = ''
    client.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    const exit = new Promise<number | null>((resolve) => client.on('close', resolve))
    client.stdin.write(
      `${JSON.stringify({ host, port, ca, jid: 'ann@example.com/slix', password: accounts[0]?.password })}\n`,
    )

    const steps: unknown[] = []
    for await (const line of createInterface({ input: client.stdout })) {
      const step: unknown = JSON.parse(line)
      if (line.includes('RING, ANSWER, HANG UP')) {
        for (const order of ['ring', 'answer', 'hangup']) {
          await simulator.do({ do: order, from: 'sip:15551234567@jnctn.net', to: 'sip:ann@example.com' })
        }
      } else steps.push(step)
    }
    const code = await exit
    await simulator.stop()
    expect(steps, stderr).toEqual([
      { step: 'signed in', jid: 'ann@example.com/slix' },
      { step: 'commands', names: ['Cancel Call', 'Create Call', 'Terminate Call', 'Transfer a Call'] },
      { step: 'services', found: [AUTH, CALL_COMMANDS, CALLS] },
      { step: 'service', jid: CALL_COMMANDS, kinds: ['automation/command-list'], discovers: true },
      { step: 'service', jid: CALLS, kinds: ['pubsub/service'], discovers: true },
      { step: 'commands of auth', nodes: ['authorize-plain'] },
      form('authorize-plain', 'Authorize', {
        'sip-address': 'SIP Address',
        password: 'Password',
        'auth-for-all': 'All Addresses',
        jid: 'JID',
      }),
      { step: 'authorised in stages', addresses: ['ann@example.com'] },
      { step: 'nodes', nodes: ['/me/ann@example.com'] },
      { step: 'authorised', addresses: ['ann@example.com', 'sales@example.com'] },
      {
        step: 'refused',
        text: 'Execution Errors; base Authentication failed - invalid username or password.; missing response',
      },
      { step: 'suggested', type: 'set', from: ROSTERS, people: SUGGESTED },
      { step: 'entered', contacts: ['bob@example.com'] },
      { step: 'subscribed', states: ['pending', 'subscribed'] },
      { step: 'incoming', caller: 'sip:15551234567@jnctn.net', call: anyText },
      ...controlled('single-stage'),
      form('create', 'Create Call', { from: 'From', to: 'To', 'call-setup-id': 'Call Setup ID' }),
      controlled('multi-stage')[0],
      form('transfer', 'Transfer a Call', {
        ...CALL_LABELS,
        endpoint: 'Endpoint',
        'target-uri': 'Target SIP URI',
      }),
      controlled('multi-stage')[1],
      form('terminate', 'Terminating a Call', CALL_LABELS),
      controlled('multi-stage')[2],
      { step: 'unsubscribed', subid: matching(/^[0-9A-F]{13}$/) },
    ])
    expect(code).toBe(0)
  },
)

const AUTH = 'commands.auth.xmpp.onsip.com'
const CALL_COMMANDS = 'commands.active-calls.xmpp.onsip.com'
const CALLS = 'pubsub.active-calls.xmpp.onsip.com'

const ROSTERS = 'commands.rosters.xmpp.onsip.com'

/** Whom the simulator's company consists of, but for who asks. */
const SUGGESTED = [
  ['bob', 'Bob Reed', 'Sales'],
  ['carla', 'Carla Diaz', 'Sales'],
  ['dev', 'Dev Patel', 'Support'],
  ['elodie', 'Élodie Martin', 'Support'],
  ['farid', 'Farid Haddad', 'Support'],
  ['grace', 'Grace Okafor', 'Workshop'],
  ['hiro', 'Hiro Tanaka', 'Workshop'],
].map(([user = '', name, group]) => ({ action: 'add', jid: `${user}@example.com`, name, groups: [group] }))

const CALL_LABELS = { 'call-id': 'Call-ID', 'from-tag': 'From Tag', 'to-tag': 'To Tag' }

const form = (node: string, title: string, labels: Readonly<Record<string, string>>): unknown => ({
  step: 'form',
  node,
  title,
  labels,
})

const controlled = (stages: string): readonly unknown[] => [
  { step: 'created', stages, setup: 'sLiX1234' },
  { step: 'transferred', stages },
  { step: 'terminated', stages },
]
