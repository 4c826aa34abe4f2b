/** Ready stanzas for each service, to start from in the XML console. Made for the account that is signed in. */

export interface SampleFacts {
  /** Own full JID; what is empty shows as a placeholder. */
  readonly jid: string
  /** Own SIP address, `user@domain`. */
  readonly address: string
  readonly domain: string
  /** Tail of the components' JIDs. */
  readonly suffix: string
}

export interface Sample {
  /** The service it is for. */
  readonly group: string
  readonly title: string
  readonly xml: string
}

const COMMANDS = 'http://jabber.org/protocol/commands'
const FORM = 'jabber:x:data'
const PUBSUB = 'http://jabber.org/protocol/pubsub'

/** In the order of the services. An IQ gets its id when it is sent. */
export function samplesFor(facts: SampleFacts): readonly Sample[] {
  const jid = escaped(facts.jid || 'user@example.com/resource')
  const bare = jid.split('/')[0] ?? jid
  const address = escaped(facts.address || 'user@example.com')
  const domain = escaped(facts.domain || address.split('@')[1] || 'example.com')
  const [user = 'user', sipDomain = domain] = address.split('@')
  const suffix = escaped(facts.suffix)
  const mine = `/me/${bare}`
  const leaf = `/${sipDomain}/${user}`

  const pubsub = (name: string, node: string, mailbox = leaf): readonly Sample[] => [
    sample(name, 'Subscribe to everything of mine', subscribe(`pubsub.${name}.${suffix}`, node, jid)),
    sample(name, 'List my subscriptions', get(`pubsub.${name}.${suffix}`, '<subscriptions/>')),
    sample(name, 'Ask for the items', get(`pubsub.${name}.${suffix}`, `<items node="${mailbox}"/>`)),
  ]
  const run = (name: string, node: string, ...fields: readonly Field[]): string =>
    command(`commands.${name}.${suffix}`, node, fields)

  return [
    sample('General', 'Ping the server', iq('get', domain, '<ping xmlns="urn:xmpp:ping"/>')),
    sample('General', 'What the server is and can do', iq('get', domain, query('disco#info'))),
    sample('General', 'What there is at the server', iq('get', domain, query('disco#items'))),
    sample('General', 'Presence with priority 1', '<presence>\n  <priority>1</priority>\n</presence>'),
    sample('General', 'My roster', '<iq type="get">\n  <query xmlns="jabber:iq:roster"/>\n</iq>'),

    sample(
      'auth',
      'Authorise me for an address',
      run(
        'auth',
        'authorize-plain',
        ['sip-address', address],
        ['password', 'your web password', 'text-private'],
        ['auth-for-all', 'true'],
      ),
    ),
    sample(
      'auth',
      'What time it is there',
      iq('get', `commands.auth.${suffix}`, '<time xmlns="urn:xmpp:time"/>'),
    ),

    ...pubsub('active-calls', mine),
    sample(
      'active-calls',
      'Place a call: the own phone rings first',
      run('active-calls', 'create', ['from', `sip:${address}`], ['to', `sip:15551234567@${sipDomain}`]),
    ),
    sample('active-calls', 'Ask for the form of “create”', run('active-calls', 'create')),
    sample('active-calls', 'End an answered call', run('active-calls', 'terminate', ...DIALOG)),
    sample(
      'active-calls',
      'Transfer the caller elsewhere',
      run(
        'active-calls',
        'transfer',
        ...DIALOG,
        ['endpoint', 'caller', 'list-single'],
        ['target-uri', `sip:15551234567@${sipDomain}`],
      ),
    ),
    sample(
      'active-calls',
      'Take back a call that nobody answered',
      run('active-calls', 'cancel', ...DIALOG.slice(0, 2)),
    ),

    ...pubsub('user-agents', mine),

    ...pubsub('voicemail', mine, `/${sipDomain}/vm_${user}`),
    sample(
      'voicemail',
      'Make a message ready to listen to',
      run('voicemail', 'cache', ['vm-sip-address', `vm_${user}@${sipDomain}`], ['vm-id', 'item id']),
    ),
    sample(
      'voicemail',
      'Delete a message',
      run('voicemail', 'delete', ['vm-sip-address', `vm_${user}@${sipDomain}`], ['vm-id', 'item id']),
    ),

    ...pubsub('recent-calls', mine),
    sample(
      'recent-calls',
      'Label a call',
      run('recent-calls', 'label', ['call-id', 'call id'], ['label', 'text']),
    ),

    ...pubsub('directories', mine, `/${sipDomain}/user`),
    ...pubsub('preferences', mine),
    sample('rosters', 'Suggest my colleagues for my roster', run('rosters', 'push-roster-groups')),
  ]
}

type Field = readonly [name: string, value: string, type?: string]

/** What names an answered call. */
const DIALOG: readonly Field[] = [
  ['call-id', 'call id'],
  ['from-tag', 'from tag'],
  ['to-tag', 'to tag'],
]

const sample = (group: string, title: string, xml: string): Sample => ({ group, title, xml })

const iq = (type: string, to: string, content: string): string =>
  `<iq type="${type}" to="${to}">\n  ${content}\n</iq>`

const query = (what: string): string => `<query xmlns="http://jabber.org/protocol/${what}"/>`

const get = (to: string, content: string): string =>
  iq('get', to, `<pubsub xmlns="${PUBSUB}">\n    ${content}\n  </pubsub>`)

/** To every leaf below a collection, for an hour or as long as the authorisation lasts. */
const subscribe = (to: string, node: string, jid: string): string =>
  iq(
    'set',
    to,
    [
      `<pubsub xmlns="${PUBSUB}">`,
      `    <subscribe node="${node}" jid="${jid}"/>`,
      '    <options>',
      `      <x xmlns="${FORM}" type="submit">`,
      '        <field var="FORM_TYPE" type="hidden">',
      '          <value>http://jabber.org/protocol/pubsub#subscribe_options</value>',
      '        </field>',
      '        <field var="pubsub#subscription_type"><value>items</value></field>',
      '        <field var="pubsub#subscription_depth"><value>all</value></field>',
      '      </x>',
      '    </options>',
      '  </pubsub>',
    ].join('\n'),
  )

function command(to: string, node: string, fields: readonly Field[]): string {
  if (fields.length === 0) return iq('set', to, `<command xmlns="${COMMANDS}" node="${node}"/>`)
  const lines = fields.map(
    ([name, value, type = 'text-single']) =>
      `      <field var="${name}" type="${type}"><value>${value}</value></field>`,
  )
  return iq(
    'set',
    to,
    [
      `<command xmlns="${COMMANDS}" node="${node}">`,
      `    <x xmlns="${FORM}" type="submit">`,
      ...lines,
      '    </x>',
      '  </command>',
    ].join('\n'),
  )
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}
const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '')
