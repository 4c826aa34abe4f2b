/** Puts the keyboard on the first control of what has just come up. */
export function focusFirst(root: HTMLElement): void {
  root.querySelector<HTMLElement>('input:not([disabled]), button:not([disabled])')?.focus()
}
