/**
 * The administrator's file named by `--config=FILE`: any part of the settings as JSON. Its values win over the
 * user's and cannot be changed in the program.
 */
import path from 'node:path'
import { appError, type AppError } from '../app/contract/errors.ts'
import { err, ok, type Result } from '../app/contract/result.ts'
import { settingsPatchSchema, type SettingsPatch } from '../app/contract/settings.ts'
import { checkAdministered } from './administered.ts'

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
  const checked = checkAdministered(parsed.data, path.dirname(file))
  return checked.ok
    ? ok({ values: checked.value, origin: file })
    : err(appError('config-invalid', `${file}: ${checked.error.why}`))
}

function parseJson(text: string, file: string): Result<unknown, AppError> {
  try {
    // A byte order mark is what Windows editors put in front.
    return ok(JSON.parse(text.replace(/^\uFEFF/u, '')))
  } catch {
    return err(appError('config-invalid', `${file}: it is no JSON`))
  }
}
