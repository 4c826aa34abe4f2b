/**
 * The administrator's file named by `--config=FILE`: any part of the settings as JSON. Its values win over the
 * user's and cannot be changed in the program.
 */
import path from 'node:path'
import { appError, type AppError } from '../app/contract/errors.ts'
import { err, ok, type Result } from '../app/contract/result.ts'
import { isAddress } from '../app/core/target.ts'
import { settingsPatchSchema, type SettingsPatch } from '../app/contract/settings.ts'

export interface Provisioning {
  readonly values: SettingsPatch
  /** Absolute path of the file, shown beside each value that it set. */
  readonly origin: string
}

/**
 * @param text content of the file
 * @param file its absolute path: a relative `server.caFile` lies beside it
 * @returns `config-invalid` with the place of the first mistake, never with a value
 */
export function readProvisioning(text: string, file: string): Result<Provisioning, AppError> {
  const json = parseJson(text, file)
  if (!json.ok) return json
  const parsed = settingsPatchSchema.safeParse(json.value)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const why = [file, issue?.path.join('.'), issue?.message].filter(Boolean).join(': ')
    return err(appError('config-invalid', why))
  }
  const misspelt = misspeltAddress(parsed.data)
  if (misspelt !== undefined)
    return err(appError('config-invalid', `${file}: ${misspelt} is not of the form user@example.com`))
  const { server } = parsed.data
  const caFile = server?.caFile ? path.resolve(path.dirname(file), server.caFile) : undefined
  const values = caFile === undefined ? parsed.data : { ...parsed.data, server: { ...server, caFile } }
  return ok({ values, origin: file })
}

/** The first key that wants an address and holds something else: nobody could sign in with it, nor change it. */
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

function parseJson(text: string, file: string): Result<unknown, AppError> {
  try {
    // A byte order mark is what Windows editors put in front.
    return ok(JSON.parse(text.replace(/^\uFEFF/u, '')))
  } catch {
    return err(appError('config-invalid', `${file}: it is no JSON`))
  }
}
