import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSimulator, type Simulator } from '../../../app/simulator/simulator.ts'

let simulator: Simulator
beforeAll(async () => {
  simulator = await createSimulator({ seed: 9 })
})
afterAll(() => simulator.stop())

async function signIn(mechanism: string, password: string): Promise<string> {
  const { host, port, domain, ca } = simulator.ready
  const program = path.join(import.meta.dirname, 'xmpp-client-program.ts')
  const words = ['--import', 'tsx', program, `xmpp://${host}:${port.toString()}`, domain, password, mechanism]
  const env = { ...process.env, NODE_EXTRA_CA_CERTS: ca }
  return (await promisify(execFile)(process.execPath, words, { env })).stdout
}

test.each(['SCRAM-SHA-1', 'PLAIN'])(
  '@xmpp/client signs in by %s, and not with a wrong password',
  async (mechanism) => {
    const password = simulator.ready.accounts[0]?.password ?? ''
    expect(await signIn(mechanism, password)).toBe('signed in as ann@example.com/stock')
    expect(await signIn(mechanism, 'wrong')).toContain('not-authorized')
  },
)
