/** vitest's matchers without their type `any`. */
import { expect } from 'vitest'

export const anyText: unknown = expect.any(String)
export const anyNumber: unknown = expect.any(Number)
export const containing = (part: string): unknown => expect.stringContaining(part)
export const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern)
export const having = (part: object): unknown => expect.objectContaining(part)
export const including = (parts: readonly unknown[]): unknown => expect.arrayContaining([...parts])
