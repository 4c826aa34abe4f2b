/** Every component that the documentation names (OnSIP developer wiki, "XMPP API": PubSub Services, Component Services). */

const PUBSUB: readonly string[] = [
  'active-calls',
  'user-agents',
  'voicemail',
  'preferences',
  'directories',
  'recent-calls',
]
const COMMANDS: readonly string[] = [
  'auth',
  'active-calls',
  'user-agents',
  'voicemail',
  'preferences',
  'directories',
  'recent-calls',
  'rosters',
]

/** @param suffix the tail that every component's JID shares, e.g. `xmpp.onsip.com` */
export const componentsOf = (suffix: string): readonly string[] => [
  ...PUBSUB.map((name) => `pubsub.${name}.${suffix}`),
  ...COMMANDS.map((name) => `commands.${name}.${suffix}`),
]
