/** Finds and reads the file that `--config` names. */
import path from 'node:path'
import { appError, type AppError } from '../app/contract/errors.ts'
import { err, type Result } from '../app/contract/result.ts'
import { readProvisioning, type Provisioning } from './provisioning.ts'
import { readTextFile } from './text-file.ts'

const MAX_BYTES = 1_000_000

/** @param named as given, relative to `folder` (where the program was started) */
export async function loadProvisioning(
  named: string,
  folder: string,
): Promise<Result<Provisioning, AppError>> {
  const file = path.resolve(folder, named)
  const text = await readTextFile(file, MAX_BYTES)
  return text.ok ? readProvisioning(text.value, file) : err(appError('config-unreadable', text.error))
}
