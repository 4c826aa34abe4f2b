/**
 * "That was wrong": what happened, as one file that says nothing of anybody. The file is the parts one after the other,
 * so that whoever has read the parts has read the file.
 */
import { healthLines } from '../contract/health-lines.ts'
import { PART_NAMES, type PartName, type ReportPart } from '../contract/report.ts'
import { assertNever } from '../contract/result.ts'
import type { AppState } from '../contract/state.ts'
import type { Random } from '../ports.ts'
import { lineWithoutNames } from './log-without-names.ts'
import { createMask } from './pseudonymise.ts'
import { createPseudonyms, type Pseudonyms } from './pseudonyms.ts'
import type { Entry, Recording } from './recording.ts'
import { recordingSchema } from './recording-schema.ts'
import { settingsWithoutSecrets } from './settings-without-secrets.ts'

export const REPORT_VERSION = 1

/** Versions and the like: plain facts about the program and the system, none about a person. */
export type About = Readonly<Record<string, string | number | boolean>>

export interface ReportMaterial {
  readonly about: About
  /** What the user says was wrong. Names and numbers in it that the recording knows are replaced as well. */
  readonly note: string
  readonly state: AppState
  /** Whatever else names the user or the machine: account names, the computer's own. */
  readonly personal: readonly string[]
  /** The end of the log, oldest first. */
  readonly log: readonly string[]
  readonly recording: Recording
  /** Epoch ms. */
  readonly nowMs: number
}

export function makeReport(material: ReportMaterial, random: Random): readonly ReportPart[] {
  const names = createPseudonyms(random)
  const mask = createMask(names)
  // First of all: here the names are met that texts are searched for.
  const recording = onlyKnown(mask.recording(material.recording))
  meet(material, names)
  const text = (name: PartName): string => {
    switch (name) {
      case 'about':
        return JSON.stringify({ ...material.about, madeAt: new Date(material.nowMs).toISOString() }, null, 2)
      case 'note':
        return JSON.stringify(names.text(material.note))
      case 'settings':
        return JSON.stringify(settingsWithoutSecrets(material.state.settings.values, names), null, 2)
      case 'health':
        return inLines(healthOf(material, names))
      case 'log':
        return inLines(material.log.flatMap((line) => lineWithoutNames(line, names) ?? []))
      case 'recording':
        return recordingText(recording)
      default:
        return assertNever(name)
    }
  }
  return PART_NAMES.map((name) => ({ name, text: text(name) }))
}

/**
 * What the file's own schema does not know was not made anonymous either: better no report than somebody's name.
 * @throws where the model has grown and the mask has not
 */
function onlyKnown(recording: Recording): Recording {
  const plain: unknown = JSON.parse(JSON.stringify(recording))
  return recordingSchema.parse(plain)
}

/** The file. */
export const reportText = (parts: readonly ReportPart[]): string =>
  `{\n"ringsideReport": ${String(REPORT_VERSION)},\n${parts
    .map(({ name, text }) => `"${name}": ${text}`)
    .join(',\n')}\n}\n`

/** What texts may name although no call of the recording does. */
function meet({ state, personal }: ReportMaterial, names: Pseudonyms): void {
  const { account, accounts, server, openzoep, dialing, team } = state.settings.values
  const { further, mainName } = accounts
  for (const address of [
    ...[account.address, account.jid, state.account.address, state.session.jid, openzoep.account],
    ...[dialing.callFrom, ...team.lines],
    ...further.flatMap((each) => [each.address, each.jid]),
  ]) {
    names.address(address)
  }
  for (const domain of [
    ...[server.host, server.domain, state.settings.values.services.suffix, openzoep.host],
    ...further.flatMap((each) => [each.host, each.domain, each.suffix]),
  ]) {
    names.domain(domain)
  }
  for (const name of [mainName, ...further.map((each) => each.name)]) names.organisation(name)
  for (const word of personal) names.name(word)
}

/** What a display or another program is called is nobody's, and what the server said in its own words is left out. */
const healthOf = ({ state, nowMs }: ReportMaterial, names: Pseudonyms): readonly object[] =>
  healthLines(state, nowMs).map(({ id, status, name, text, reason }) => ({
    line: names.text(lineName(id, names)),
    status,
    name: names.text(name),
    text: names.text(text.replace(/(?<=^|\s)\/\S+/gu, (node) => names.node(node))),
    ...(reason === undefined ? {} : { reason: names.text(reason) }),
  }))

const lineName = (id: string, names: Pseudonyms): string =>
  id.startsWith('account ')
    ? `account ${names.account(id.slice('account '.length))}`
    : id.replace(/\/\S*/gu, (node) => names.node(node))

const inLines = (values: readonly unknown[]): string =>
  values.length === 0 ? '[]' : `[\n${values.map((value) => `  ${JSON.stringify(value)}`).join(',\n')}\n]`

/** One line for each change, so that a person can read down the times. */
const recordingText = ({ atMs, lengthMs, base, entries }: Recording): string =>
  `{\n  "atMs": ${JSON.stringify(atMs)},\n  "lengthMs": ${JSON.stringify(lengthMs)},\n  "base": ${JSON.stringify(base)},\n  "entries": ${inLines(
    entries.map(({ afterMs, atMs: at, change }: Entry) => ({ afterMs, atMs: at, change })),
  )}\n}`
