/** The answer to one order. */
export type Reply =
  | { readonly ok: true; readonly call?: string; readonly [detail: string]: unknown }
  | { readonly ok: false; readonly error: string }

export const done = (details: Readonly<Record<string, unknown>> = {}): Reply =>
  Object.assign({ ok: true } as const, details)

export const refused = (error: string): Reply => ({ ok: false, error })
