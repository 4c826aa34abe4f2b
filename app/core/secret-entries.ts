/** Several secrets in one place of the system's, each under its own name; what each holds is opaque here. */
import type { SecretStore } from '../ports.ts'
import { createExclusive } from './exclusive.ts'

export interface SecretEntries {
  of(name: string): Promise<string | undefined>
  /** Rejects when it cannot be kept, as a secret store of its own would. */
  keep(name: string, secret: string): Promise<void>
  /** Deletes all others. Rejects as `keep` does. */
  keepOnly(names: readonly string[]): Promise<void>
  /** One of them as if it were alone. */
  drawer(name: string): SecretStore
}

export function createSecretEntries(secrets: SecretStore): SecretEntries {
  const exclusive = createExclusive()

  async function load(): Promise<ReadonlyMap<string, string>> {
    const text = await secrets.load()
    return new Map(text === undefined ? [] : parseEntries(text))
  }

  const store = (entries: ReadonlyMap<string, string>): Promise<void> =>
    entries.size === 0 ? secrets.clear() : secrets.save(JSON.stringify(Object.fromEntries(entries)))

  async function put(name: string, secret: string | undefined): Promise<void> {
    const others = [...(await load())].filter(([each]) => each !== name)
    await store(new Map(secret === undefined ? others : [...others, [name, secret]]))
  }

  const of = (name: string): Promise<string | undefined> => exclusive(async () => (await load()).get(name))
  const keep = (name: string, secret: string): Promise<void> => exclusive(() => put(name, secret))

  return {
    of,
    keep,
    keepOnly: (names) =>
      exclusive(async () => {
        const all = await load()
        const left = new Map([...all].filter(([name]) => names.includes(name)))
        if (left.size < all.size) await store(left)
      }),
    drawer: (name) => ({
      protection: secrets.protection,
      load: () => of(name),
      save: (secret) => keep(name, secret),
      clear: () => exclusive(() => put(name, undefined)),
    }),
  }
}

function parseEntries(text: string): readonly (readonly [string, string])[] {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) return []
    return Object.entries(value).flatMap(([name, secret]: [string, unknown]) =>
      typeof secret === 'string' ? [[name, secret] as const] : [],
    )
  } catch {
    // Not written by us: of no use to anybody.
    return []
  }
}
