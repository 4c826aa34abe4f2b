/**
 * What axe-core can find wrong, as cheaply as it can be found: the whole of it in the light theme, and what depends on
 * colours alone in the others. It is put into a page once.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page } from '@playwright/test'

declare global {
  interface Window {
    readonly axe?: {
      run(options: Readonly<Record<string, unknown>>): Promise<{ readonly violations: readonly Violation[] }>
    }
  }
}

interface Violation {
  readonly id: string
  readonly help: string
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[]
}

const axeSource = (): string => {
  const beside = createRequire(import.meta.url).resolve('@axe-core/playwright')
  return readFileSync(createRequire(beside).resolve('axe-core/axe.min.js'), 'utf8')
}

/** What is found, one line each. @param rules only these; all of them where there are none */
export async function findings(page: Page, rules: readonly string[] = []): Promise<readonly string[]> {
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(axeSource())
  const violations = await page.evaluate(async (only) => {
    const found = await window.axe?.run(only.length === 0 ? {} : { runOnly: { type: 'rule', values: only } })
    if (found === undefined) throw new Error('axe-core is not there')
    return found.violations.map(({ id, help, nodes }) => ({ id, help, nodes }))
  }, rules)
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => `${id} (${help}): ${target.join(' ')}: ${failureSummary}`),
  )
}

const COLOURS = ['color-contrast', 'link-in-text-block']

/**
 * The page as it is now, from then on without motion: colours on their way from one theme to another are nobody's.
 * Everything about it is looked at in the light theme, its colours in the dark one.
 */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  expect(await findings(page), `${what}, light`).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  expect(await findings(page, COLOURS), `${what}, dark`).toEqual([])
  await page.emulateMedia({ colorScheme: null })
}

/** The system's own few colours take the place of ours: what is told by ours alone must not be lost in them. */
export async function expectForcedColours(page: Page, what: string): Promise<void> {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
  expect(await findings(page, COLOURS), `${what}, forced colours`).toEqual([])
  await page.emulateMedia({ forcedColors: null })
}

/** What is wider than the place it has: the page, a part that scrolls downwards only, or a button with its text cut. A badge stands over
 * an edge on purpose. */
export const tooWide = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const root = document.documentElement
    const parts = [...document.querySelectorAll('main, dialog, nav, [role=listbox], [role=list]')]
    const buttons = [...document.querySelectorAll<HTMLElement>('button:not(nav *, :has(.badge))')]
    return [
      ...(root.scrollWidth > root.clientWidth ? ['the page'] : []),
      ...parts
        .filter((part) => part.scrollWidth > part.clientWidth + 1)
        .map((part) => part.getAttribute('aria-label') ?? part.tagName),
      ...buttons.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.innerText),
    ]
  })
