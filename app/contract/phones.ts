/** The rows of the Phones view. */
export type { PhoneRow } from '../people/phone-rows.ts'
