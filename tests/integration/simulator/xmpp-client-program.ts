/**
 * Signs in with the stock `@xmpp/client` and says how. A program of its own, because the library takes another
 * certificate authority only from the environment of a new process.
 *
 * Arguments: service URI, domain, password, SASL mechanism.
 */
import { client, xml } from '@xmpp/client'

const [service = '', domain = '', password = '', mechanism = ''] = process.argv.slice(2)
const xmpp = client({
  service,
  domain,
  resource: 'stock',
  credentials: (authenticate) => authenticate({ username: 'ann', password }, mechanism, xml('user-agent')),
})
xmpp.on('error', () => undefined) // `start` rejects with the same error.
try {
  const jid = await xmpp.start()
  process.stdout.write(`signed in as ${jid.toString()}`)
} catch (error) {
  process.stdout.write(error instanceof Error ? error.message : String(error))
}
await xmpp.stop()
process.exit(0)
