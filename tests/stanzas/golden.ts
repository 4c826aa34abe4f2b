/** Pairs of a stanza and what it means. `reads`: the client gets it; `writes`: the client sends it. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const expectation = z.union([
  z.strictObject({ source: z.string(), reads: z.string(), as: z.unknown() }),
  z.strictObject({
    source: z.string(),
    writes: z.string(),
    of: z.unknown(),
    /** What the client always sends and this sample leaves out. */
    without: z.array(z.string()).default([]),
  }),
])

export type Golden = z.output<typeof expectation> & { readonly name: string; readonly xml: string }

/** Every pair of one service's folder; a stanza without its meaning is a mistake. */
export function goldensOf(service: string): readonly Golden[] {
  const folder = path.join(import.meta.dirname, service)
  return readdirSync(folder)
    .filter((file) => file.endsWith('.xml'))
    .map((file) => {
      const name = file.replace(/\.xml$/, '')
      const json: unknown = JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8'))
      const xml = readFileSync(path.join(folder, file), 'utf8').trim()
      return { name: `${service}/${name}`, xml, ...expectation.parse(json) }
    })
}
