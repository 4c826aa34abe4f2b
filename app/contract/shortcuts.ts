/** Keys that work from every program. Where two have the same keys, the first one named here gets them. */
export const SHORTCUT_NAMES = ['dialClipboard', 'hangUp', 'focusCard', 'hideNames', 'redial'] as const
export type ShortcutName = (typeof SHORTCUT_NAMES)[number]
