/** An administrator's provisioning file that points the program at a simulator. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Ready } from '../../../app/simulator/simulator.ts'

/**
 * @param more further sections, e.g. `{ alerts: { cards: false } }`
 * @returns the argument that names the file
 */
export function configArgument(
  folder: string,
  ready: Ready,
  more: Readonly<Record<string, unknown>> = {},
): string {
  const account = ready.accounts[0]
  return writtenConfig(folder, {
    account: { address: account?.jid ?? '' },
    server: { host: ready.host, port: ready.port, domain: ready.domain, caFile: ready.ca },
    services: ready.services,
    ...more,
  })
}

/** Any provisioning file. @returns the argument that names it */
export function writtenConfig(folder: string, content: Readonly<Record<string, unknown>>): string {
  const file = path.join(folder, 'provisioning.json')
  writeFileSync(file, JSON.stringify(content))
  return `--config=${file}`
}
