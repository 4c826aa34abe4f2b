/**
 * Texts under names, each looked up when it is read: the language in force may be known, or change, after this module was
 * loaded. Who keeps what was read keeps its language, too.
 * @param say for each name what says it
 */
/* @__NO_SIDE_EFFECTS__ */
export function texts<T extends Readonly<Record<string, () => string>>>(
  say: T,
): { readonly [K in keyof T]: string }
export function texts(say: Readonly<Record<string, () => string>>): Readonly<Record<string, string>> {
  const getters: PropertyDescriptorMap = {}
  for (const [name, get] of Object.entries(say)) getters[name] = { get: () => get(), enumerable: true }
  return Object.defineProperties({}, getters)
}
