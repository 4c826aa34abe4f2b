/** The log file: one, 5 MB, two older ones kept, UTC times, everything redacted on the way in. */
import { existsSync, renameSync } from 'node:fs'
// Not `electron-log/main`: that one opens message channels of its own to the pages.
import electronLog from 'electron-log/node'
import type { LogFields, Logger } from '../app/ports.ts'
import { redactFields, redactText } from './redact.ts'

const MAX_BYTES = 5_000_000
const OLDER_FILES = 2

/** @param file absolute; its folder is made when the first line is written */
export function createLog(file: string): Logger {
  const logger = electronLog.create({ logId: 'ringside' })
  // A program without a terminal may have a closed standard output; writing there would throw.
  logger.transports.console.level = false
  logger.transports.file.level = 'debug'
  logger.transports.file.maxSize = MAX_BYTES
  logger.transports.file.resolvePathFn = () => file
  logger.transports.file.format = ({ data, level, message }) => [
    `${message.date.toISOString()} ${level.padEnd(5)} ${data.join(' ')}`,
  ]
  logger.transports.file.archiveLogFn = () => {
    rotate(file)
  }

  const line = (event: string, fields: LogFields | undefined): string =>
    fields === undefined ? redactText(event) : `${redactText(event)} ${JSON.stringify(redactFields(fields))}`
  return {
    debug: (event, fields) => {
      logger.debug(line(event, fields))
    },
    info: (event, fields) => {
      logger.info(line(event, fields))
    },
    warn: (event, fields) => {
      logger.warn(line(event, fields))
    },
    error: (event, fields) => {
      logger.error(line(event, fields))
    },
  }
}

/** `ringside.log` becomes `ringside.1.log`, that one `ringside.2.log`; the oldest is overwritten. */
function rotate(file: string): void {
  const older = (n: number) => file.replace(/\.log$/u, n === 0 ? '.log' : `.${n}.log`)
  for (let n = OLDER_FILES; n > 0; n -= 1) {
    if (existsSync(older(n - 1))) renameSync(older(n - 1), older(n))
  }
}
