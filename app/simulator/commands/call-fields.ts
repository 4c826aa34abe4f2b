import type { FieldSpec } from './form.ts'

/** What names an answered call (OnSIP developer wiki, Active-Calls Component, "terminate" and "transfer"). */
export const CALL_FIELDS: readonly FieldSpec[] = [
  { name: 'call-id', type: 'text-single', label: 'Call-ID', required: true },
  { name: 'from-tag', type: 'text-single', label: 'From Tag', required: true },
  { name: 'to-tag', type: 'text-single', label: 'To Tag', required: true },
]
