import { parseArgs } from 'node:util'
import type { SimulatorOptions } from './simulator.ts'

export const USAGE = `usage: npm run simulator -- [--port N] [--domain D] [--suffix S] [--auto-answer MS] [--seed N]
                           [--expires S] [--cancel-incoming] [--colleagues N] [--directory N]
                           [--openzoep] [--join HOST:PORT --component-secret-file PATH]`

/** What `--help` prints. */
export const HELP = `A stand-in for the whole service, for any XMPP client. It binds to loopback only.

${USAGE}

  --port N            listen here; 0, the default, chooses a free port
  --domain D          domain of the accounts (example.com)
  --auto-answer MS    own phones of a click-to-call and called sides pick up after so long; else they wait for an order
  --seed N            the same passwords, call-ids and subscription ids in every run
  --expires S         longest life of an authorisation, in seconds
  --cancel-incoming   the command "cancel" ends an incoming call; else it is refused
  --colleagues N      so many more people of the same company, up to 1000, most with a phone
  --directory N       as many more entries in the directory, up to 50000
  --openzoep          also stand in for an OpenZoep engine, on a port of its own; not together with --join
  --suffix S          the services' names end with it (xmpp.onsip.com)
  --join HOST:PORT    be the components (XEP-0114) of an XMPP server that runs already, instead of a server; the line of
                      JSON then names the components and the accounts that the server must have
  --component-secret-file PATH   file whose first line is the secret that the server shares with its components

It prints one line of JSON when it is ready (host, port, domain, CA, accounts with passwords, services), then reads
orders, one line of JSON each, and answers each with one line: {"ok":true,…} or {"ok":false,"error":"…"}.

  {"do":"ring","from":"sip:…","to":"sip:…","fromDisplay":"…","phones":2}     {"do":"outgoing","from":"sip:…","to":"sip:…"}
  {"do":"answer","call":"<call-id>"}                    {"do":"hangup","call":"<call-id>"}
  {"do":"register","address":"…","device":"…","lastsMs":…}   {"do":"unregister","address":"…","device":"…"}
  {"do":"address","jid":"…","address":"…"}              {"do":"revoke","jid":"…"}
  {"do":"line","address":"…","open":false}             {"do":"bustle","calls":20,"everyMs":500}   colleagues at work
  with --openzoep: {"do":"zoep-ring","from":"suzan@jabber.example.com/Zoep"}  {"do":"zoep-answer"}  {"do":"zoep-state"}
                   {"do":"zoep-say","type":"…"}  {"do":"zoep-send","xml":"…"}  {"do":"zoep-fault","kind":"…"}
  {"do":"publish","service":"voicemail","node":"/example.com/vm_ann","id":"…","xml":"…"}   {"do":"retract",…}
  {"do":"suggest","to":"ann@example.com/desk","items":[{"jid":"…","name":"…","groups":["…"]}],"reason":"…"}
  {"do":"fault","kind":"…"}  {"do":"state"}  {"do":"quit"}     an unknown one is answered with the known ones

Programs that read its lines start it with \`npm run --silent simulator\`, else npm's own lines come first.`

/** The options on a command line, or the sentence that says what is wrong with it. */
export type Arguments =
  | { readonly ok: true; readonly help: true }
  | { readonly ok: true; readonly help: false; readonly options: SimulatorOptions; readonly join?: JoinWish }
  | { readonly ok: false; readonly sentence: string }

/** The secret stands in a file, because every program of the machine can read a command line. */
export interface JoinWish {
  readonly host: string
  readonly port: number
  readonly secretFile: string
}

const DOMAIN = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/i

/** @param words the command line after the program's name; both `--port N` and `--port=N` are understood */
export function parseArguments(words: readonly string[]): Arguments {
  try {
    const { values } = parseArgs({
      args: [...words],
      strict: true,
      allowPositionals: false,
      options: {
        port: { type: 'string' },
        domain: { type: 'string' },
        'auto-answer': { type: 'string' },
        seed: { type: 'string' },
        expires: { type: 'string' },
        'cancel-incoming': { type: 'boolean' },
        colleagues: { type: 'string' },
        directory: { type: 'string' },
        openzoep: { type: 'boolean' },
        suffix: { type: 'string' },
        join: { type: 'string' },
        'component-secret-file': { type: 'string' },
        help: { type: 'boolean' },
      },
    })
    if (values.help) return { ok: true, help: true }
    if (values.domain !== undefined && !DOMAIN.test(values.domain))
      throw new Error('--domain wants a domain name')
    if (values.suffix !== undefined && !DOMAIN.test(values.suffix))
      throw new Error('--suffix wants a domain name')
    if (values.openzoep === true && values.join !== undefined) {
      throw new Error('--openzoep and --join exclude each other')
    }
    const join = joinOf(values.join, values['component-secret-file'])
    return {
      ok: true,
      help: false,
      ...(join === undefined ? {} : { join }),
      options: {
        ...(values.suffix === undefined ? {} : { suffix: values.suffix.toLowerCase() }),
        port: numberOf('port', values.port, 65_535),
        domain: values.domain,
        autoAnswerMs: numberOf('auto-answer', values['auto-answer'], 86_400_000),
        seed: numberOf('seed', values.seed, Number.MAX_SAFE_INTEGER),
        expiresS: numberOf('expires', values.expires, 31_536_000),
        colleagues: numberOf('colleagues', values.colleagues, 1_000),
        cancelIncoming: values['cancel-incoming'] ?? false,
        directoryEntries: numberOf('directory', values.directory, 50_000),
        ...(values.openzoep === true ? { openzoep: true } : {}),
      },
    }
  } catch (error) {
    return { ok: false, sentence: error instanceof Error ? error.message : String(error) }
  }
}

function joinOf(server: string | undefined, secretFile: string | undefined): JoinWish | undefined {
  if (server === undefined && secretFile === undefined) return undefined
  const [, host = '', port] = /^([^\s:]+):(\d+)$/.exec(server ?? '') ?? []
  if (host === '') throw new Error('--join wants HOST:PORT')
  if (secretFile === undefined) throw new Error('--join wants --component-secret-file as well')
  return { host, port: numberOf('join', port, 65_535) ?? 0, secretFile }
}

function numberOf(option: string, text: string | undefined, largest: number): number | undefined {
  if (text === undefined) return undefined
  if (!/^\d+$/.test(text) || Number(text) > largest) {
    throw new Error(`--${option} wants a whole number from 0 to ${largest.toString()}`)
  }
  return Number(text)
}
