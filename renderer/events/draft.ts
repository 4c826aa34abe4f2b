/** A rule as somebody writes it in a form, and back. Pure. */
import type { EventAction, EventRule } from '../../app/calls/events/rule.ts'
import { assertNever } from '../../app/contract/result.ts'
import type { SettingsPatch } from '../../app/contract/settings.ts'

/** Every field of the form, also those of an action that is not chosen now: choosing it again brings them back. */
export interface EventDraft {
  name: string
  when: EventRule['when']
  start: EventRule['start']
  direction: EventRule['direction']
  colleagues: boolean
  /** One address in each line. */
  lines: string
  kind: EventAction['kind']
  url: string
  path: string
  /** One argument in each line. */
  args: string
  postUrl: string
}

const NEW: EventDraft = {
  name: '',
  when: 'ring',
  start: 'click',
  direction: 'incoming',
  colleagues: false,
  lines: '',
  kind: 'page',
  url: '',
  path: '',
  args: '',
  postUrl: '',
}

/** @param rule absent for a new one */
export function draftOf(rule?: EventRule): EventDraft {
  if (rule === undefined) return { ...NEW }
  const { action, lines, ...rest } = rule
  return { ...NEW, ...rest, lines: lines.join('\n'), kind: action.kind, ...fieldsOf(action) }
}

function fieldsOf(action: EventAction): Partial<EventDraft> {
  switch (action.kind) {
    case 'page':
      return { url: action.url }
    case 'program':
      return { path: action.path, args: action.args.join('\n') }
    case 'post':
      return { postUrl: action.url }
    default:
      return assertNever(action)
  }
}

export function ruleOf(draft: EventDraft): EventRule {
  const { name, when, start, direction, colleagues } = draft
  const lines = linesOf(draft.lines).map((line) => line.trim())
  return {
    ...{ name: name.trim(), when, start, direction, colleagues },
    lines: lines.filter((line) => line !== ''),
    action: actionOf(draft),
  }
}

function actionOf({ kind, url, path, args, postUrl }: EventDraft): EventAction {
  switch (kind) {
    case 'page':
      return { kind, url: url.trim() }
    case 'program':
      // An empty line between others is an empty argument; without any there is none.
      return { kind, path: path.trim(), args: args === '' ? [] : linesOf(args) }
    case 'post':
      return { kind, url: postUrl.trim() }
    default:
      return assertNever(kind)
  }
}

const linesOf = (text: string): readonly string[] => text.replace(/\r?\n$/, '').split(/\r?\n/)

type StoredRule = NonNullable<NonNullable<SettingsPatch['events']>['rules']>[number]

/** As it is sent: a copy of its own. */
export const storedRule = ({ action, ...rule }: EventRule): StoredRule => ({
  ...rule,
  lines: [...rule.lines],
  action: action.kind === 'program' ? { ...action, args: [...action.args] } : { ...action },
})
