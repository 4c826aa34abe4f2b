import { createServer, type Socket } from 'node:net'
import { expect, it } from 'vitest'
import { readLdap } from '../../../app/contacts/ldap.ts'
import { DEFAULT_LDAP_ATTRIBUTES, DEFAULT_LDAP_FILTER } from '../../../app/people/contact.ts'
import { createScaledClock } from '../../clock.ts'

/** The beginning of a message of two gigabytes (X.690 §8.1.3.5). */
const ENDLESS = Buffer.from([0x30, 0x84, 0x7f, 0xff, 0xff, 0xff])
const PIECE = Buffer.alloc(65_536)

function flood(socket: Socket): void {
  if (socket.destroyed) return
  socket.write(PIECE, () => {
    setImmediate(flood, socket)
  })
}

it('a directory whose answer has no end is left, before anything is told to it', async () => {
  const heard: Buffer[] = []
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    socket.on('data', (chunk) => heard.push(chunk))
    socket.once('data', () => {
      socket.write(ENDLESS)
      flood(socket)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  try {
    const read = await readLdap(
      { clock: createScaledClock(1), trust: undefined, mostBytes: 1_000_000 },
      {
        ...{ host: '127.0.0.1', port, security: 'starttls', base: '' },
        ...{ user: 'cn=reader', password: 'a secret', filter: DEFAULT_LDAP_FILTER },
        attributes: DEFAULT_LDAP_ATTRIBUTES,
      },
    )
    expect(read).toMatchObject({ ok: false, error: { step: 'tls', error: { code: 'contacts-bad-reply' } } })
    expect(Buffer.concat(heard).includes('a secret')).toBe(false)
  } finally {
    await new Promise((resolve) => server.close(resolve))
  }
})
