/** What is wrong with a rule as it was written, before any call comes. Pure. */
import { assertNever } from '../../contract/result.ts'
import type { EventAction, EventRule } from './rule.ts'
import { fillTemplate, unknownPlaceholder } from './template.ts'

export type EventRuleProblem =
  | 'name-missing'
  | 'text-missing'
  | 'control-characters'
  | 'placeholder-unknown'
  | 'page-not-https'
  | 'post-not-local'
  | 'address-invalid'
  | 'program-not-whole'
  | 'program-script'

/** @returns the first thing that is wrong; undefined where the rule can be carried out */
export const problemOfRule = (rule: Pick<EventRule, 'name' | 'action'>): EventRuleProblem | undefined => {
  if (rule.name.trim() === '') return 'name-missing'
  const texts = textsOf(rule.action)
  if (texts[0]?.trim() === '') return 'text-missing'
  if (texts.some((text) => /\p{Cc}/u.test(text))) return 'control-characters'
  if (texts.some((text) => unknownPlaceholder(text) !== undefined)) return 'placeholder-unknown'
  return problemOfAction(rule.action)
}

const textsOf = (action: EventAction): readonly string[] =>
  action.kind === 'program' ? [action.path, ...action.args] : [action.url]

function problemOfAction(action: EventAction): EventRuleProblem | undefined {
  switch (action.kind) {
    case 'page':
      return /^https:\/\//i.test(action.url) ? problemOfUrl(action.url) : 'page-not-https'
    case 'post':
      return isLoopback(action.url) ? problemOfUrl(action.url) : 'post-not-local'
    case 'program':
      if (!WHOLE_PATH.test(action.path)) return 'program-not-whole'
      return SCRIPT.test(action.path) ? 'program-script' : undefined
    default:
      return assertNever(action)
  }
}

/** From the root: what stands in the search path is another program tomorrow. */
const WHOLE_PATH = /^(?:\/[^/]|[A-Za-z]:[\\/]|\\\\[^\\])/

/** Windows runs these by a command interpreter, which reads the arguments anew (CVE-2024-27980). */
const SCRIPT = /\.(?:bat|cmd)[\s.]*$/i

/** A server's name without a user, without places, and then nothing or a path, a query or a fragment. */
const SERVER = /^[a-z]+:\/\/[^/?#@\\{}\s]+(?=[/?#]|$)/i

function problemOfUrl(template: string): EventRuleProblem | undefined {
  const server = SERVER.exec(template)?.[0]
  const url = parsed(fillTemplate(template, () => 'x'))
  if (server === undefined || url === undefined || /[\s\\]/.test(template)) return 'address-invalid'
  return hasDots(template) || url.origin !== parsed(server)?.origin ? 'address-invalid' : undefined
}

/** `localhost` is the loopback by definition (RFC 6761 §6.3); 127.0.0.0/8 and ::1 are it (RFC 1122, RFC 4291). */
function isLoopback(template: string): boolean {
  const url = /^http:\/\//i.test(template) ? parsed(fillTemplate(template, () => 'x')) : undefined
  return url !== undefined && /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(url.hostname)
}

/**
 * Whether a part of the path means the folder itself or the one above: the address would be another than it reads. Encoded
 * dots count as such (WHATWG URL, "single-dot path segment").
 */
export function hasDots(url: string): boolean {
  const path = url.replace(SERVER, '').replace(/[?#].*$/s, '')
  return path.split('/').some((part) => /^(?:\.|%2e){1,2}$/i.test(part))
}

export function parsed(text: string): URL | undefined {
  try {
    return new URL(text)
  } catch {
    // Not an address at all: the caller says so.
    return undefined
  }
}
