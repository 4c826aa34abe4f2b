/** Every XML namespace that crosses the wire, grouped by the document that defines it. */

/** RFC 6120, RFC 6121. */
export const STREAM = 'http://etherx.jabber.org/streams'
export const STREAM_ERRORS = 'urn:ietf:params:xml:ns:xmpp-streams'
export const CLIENT = 'jabber:client'
export const TLS = 'urn:ietf:params:xml:ns:xmpp-tls'
export const SASL = 'urn:ietf:params:xml:ns:xmpp-sasl'
export const BIND = 'urn:ietf:params:xml:ns:xmpp-bind'
export const SESSION = 'urn:ietf:params:xml:ns:xmpp-session'
export const STANZA_ERRORS = 'urn:ietf:params:xml:ns:xmpp-stanzas'
export const ROSTER = 'jabber:iq:roster'
/** RFC 7395, XMPP over WebSocket. */
export const FRAMING = 'urn:ietf:params:xml:ns:xmpp-framing'

/** XEP-0078, log-in before SASL; OpenZoep's stream has no other. */
export const IQ_AUTH = 'jabber:iq:auth'
/** By this name alone is the stanza known that tells the OpenZoep engine its settings. */
export const OPENZOEP_CONFIGURATION = 'configuration:iq'

/** XEP-0004 data forms. */
export const DATA_FORM = 'jabber:x:data'
/** XEP-0030 service discovery. */
export const DISCO_INFO = 'http://jabber.org/protocol/disco#info'
export const DISCO_ITEMS = 'http://jabber.org/protocol/disco#items'
/** XEP-0050 ad-hoc commands. */
export const COMMANDS = 'http://jabber.org/protocol/commands'
/** XEP-0059 result sets. */
export const RESULT_SET = 'http://jabber.org/protocol/rsm'
/** XEP-0060 publish-subscribe. */
export const PUBSUB = 'http://jabber.org/protocol/pubsub'
export const PUBSUB_EVENT = 'http://jabber.org/protocol/pubsub#event'
export const PUBSUB_ERRORS = 'http://jabber.org/protocol/pubsub#errors'
export const PUBSUB_SUBSCRIBE_OPTIONS = 'http://jabber.org/protocol/pubsub#subscribe_options'
/** XEP-0092 software version. */
export const SOFTWARE_VERSION = 'jabber:iq:version'
/** XEP-0114 external components. */
export const COMPONENT_ACCEPT = 'jabber:component:accept'
/** XEP-0122 data forms validation. */
export const DATA_VALIDATE = 'http://jabber.org/protocol/xdata-validate'
/** XEP-0131 stanza headers, which carry the `Collection` header of XEP-0248. */
export const SHIM = 'http://jabber.org/protocol/shim'
/** XEP-0144 roster item exchange. */
export const ROSTER_EXCHANGE = 'http://jabber.org/protocol/rosterx'
/** XEP-0199 ping. */
export const PING = 'urn:xmpp:ping'
/** XEP-0202 entity time. */
export const TIME = 'urn:xmpp:time'

/** Payloads of the OnSIP services (OnSIP developer wiki and the vendor's OXJS client). */
export const ONSIP_ACTIVE_CALLS = 'onsip:active-calls'
export const ONSIP_USER_AGENTS = 'onsip:user-agents'
export const ONSIP_VOICEMAIL = 'onsip:voicemail'
export const ONSIP_RECENT_CALLS = 'onsip:recent-calls'
export const ONSIP_DIRECTORIES = 'onsip:xmpp:directories'
