import type { Logger } from '../../../app/ports.ts'

const nothing = (): void => undefined

/** Where lines go that no test asks about. */
export const silentLog: Logger = { debug: nothing, info: nothing, warn: nothing, error: nothing }
