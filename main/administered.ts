/** What the schema cannot see in settings that an administrator wrote. Pure. */
import path from 'node:path'
import { policyReasonOf } from '../app/contract/messages/policy.ts'
import { err, ok, type Result } from '../app/contract/result.ts'
import type { SettingsPatch } from '../app/contract/settings.ts'
import { isAddress } from '../app/core/target.ts'

export interface AdministeredMistake {
  /** `section.key` */
  readonly key: string
  readonly why: string
}

/**
 * @param folder where a relative `server.caFile` lies; undefined: it lies nowhere, and must be absolute
 * @returns the values with an absolute `server.caFile`, or what nobody could sign in with, nor change in the program
 */
export function checkAdministered(
  values: SettingsPatch,
  folder: string | undefined,
): Result<SettingsPatch, AdministeredMistake> {
  const misspelt = misspeltAddress(values)
  if (misspelt !== undefined) return err({ key: misspelt, why: policyReasonOf.notAddress(misspelt) })
  const isMisspelt = values.accounts?.further?.some(
    ({ address, jid }) => !isAddress(address) || (jid !== '' && !isAddress(jid)),
  )
  if (isMisspelt === true)
    return err({ key: 'accounts.further', why: policyReasonOf.notAddress('accounts.further.address') })
  const { server, accounts } = values
  const further = accounts?.further
  const nowhere = (caFile: string | undefined): boolean =>
    folder === undefined && !!caFile && !path.isAbsolute(caFile)
  if (nowhere(server?.caFile))
    return err({ key: 'server.caFile', why: policyReasonOf.notAbsolute('server.caFile') })
  if (further?.some(({ caFile }) => nowhere(caFile)) === true)
    return err({ key: 'accounts.further', why: policyReasonOf.notAbsolute('accounts.further.caFile') })
  const absolute = (caFile: string): string => caFile && path.resolve(folder ?? '/', caFile)
  return ok({
    ...values,
    ...(server?.caFile ? { server: { ...server, caFile: absolute(server.caFile) } } : {}),
    ...(further === undefined
      ? {}
      : {
          accounts: {
            ...accounts,
            further: further.map((each) => ({ ...each, caFile: absolute(each.caFile) })),
          },
        }),
  })
}

function misspeltAddress({ account, dialing }: SettingsPatch): string | undefined {
  const addresses = {
    'account.address': account?.address,
    'account.jid': account?.jid,
    'dialing.callFrom': dialing?.callFrom,
  }
  return Object.entries(addresses).find(
    ([, address]) => address !== undefined && address !== '' && !isAddress(address),
  )?.[0]
}
