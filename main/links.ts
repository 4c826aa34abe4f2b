/** Who opens links that dial: asked of the system, taken over by a command, given back by another. */
import { NOTHING } from '../app/contract/command-outputs.ts'
import type { LinkOwner, LinkScheme } from '../app/contract/links.ts'
import type { ShellState } from '../app/contract/state.ts'
import { ok } from '../app/contract/result.ts'
import type { ShellCommands } from './commands.ts'
import type { LinkRegistrar } from './link-registrar.ts'
import type { ShellMemory } from './shell-memory.ts'

export interface LinksDeps {
  readonly registrar: LinkRegistrar
  readonly memory: Pick<ShellMemory, 'formerLinkOwners' | 'rememberFormerLinkOwners'>
  readonly report: (facts: Pick<ShellState, 'linkOwners'>) => void
}

export interface Links {
  readonly commands: Pick<ShellCommands, 'links.read' | 'links.claim' | 'links.release'>
  /** Asks the system anew and reports. */
  readonly read: () => Promise<void>
}

export function createLinks({ registrar, memory, report }: LinksDeps): Links {
  async function ownerOf(scheme: LinkScheme): Promise<LinkOwner> {
    const owner = await registrar.ownerOf(scheme)
    const former = memory.formerLinkOwners()[scheme]
    // Whoever has them by now is not to be pushed out by an undo.
    return owner.status === 'ours' && former !== undefined
      ? { ...owner, former: registrar.nameOf(former) }
      : owner
  }

  async function read(): Promise<void> {
    const [tel, callto, sip, sips, ringside] = await Promise.all([
      ownerOf('tel'),
      ownerOf('callto'),
      ownerOf('sip'),
      ownerOf('sips'),
      ownerOf('ringside'),
    ])
    report({ linkOwners: { tel, callto, sip, sips, ringside } })
  }

  return {
    read,
    commands: {
      'links.read': async () => {
        await read()
        return ok(NOTHING)
      },
      'links.claim': async ({ scheme }) => {
        const former = await registrar.claim(scheme)
        if (former.ok)
          memory.rememberFormerLinkOwners({ ...memory.formerLinkOwners(), [scheme]: former.value })
        await read()
        return former.ok ? ok(NOTHING) : former
      },
      'links.release': async ({ scheme }) => {
        const owners = memory.formerLinkOwners()
        const released = await registrar.release(scheme, owners[scheme] ?? '')
        if (released.ok) {
          const { [scheme]: _former, ...others } = owners
          memory.rememberFormerLinkOwners(others)
        }
        await read()
        return released
      },
    },
  }
}
