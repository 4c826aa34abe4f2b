/** What can be read in a page, and whether it can be read whole. Runs in the page. */
import type { Page } from '@playwright/test'

export interface PageTexts {
  /** Said outside of the brackets of the pseudo-languages, and no data. */
  readonly foreign: readonly string[]
  /** Cut off with no way to see the rest. */
  readonly clipped: readonly string[]
  /** How far the page reaches beyond its window, in CSS pixels. */
  readonly beyond: number
}

/** @param data what people, services and the system say: names, addresses, days */
export const pageTexts = (page: Page, data: RegExp): Promise<PageTexts> =>
  page.evaluate((pattern) => {
    const isData = new RegExp(pattern, 'giu')
    /** Innermost brackets first, since one text may be told another. */
    function outside(text: string): string {
      for (let before = ''; before !== text;) {
        before = text
        text = text.replace(/⟦[^⟦⟧]*⟧/gu, ' ')
      }
      return text.replace(isData, ' ')
    }
    const isForeign = (text: string): boolean => /\p{L}{2}/u.test(outside(text))
    // As data is marked everywhere, and what is quoted to the letter.
    const quoted = 'bdi, code, kbd, pre, samp, textarea, script, style, [lang]:not(html)'
    const foreign: string[] = []
    const clipped: string[] = []
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      for (const name of [
        'aria-label',
        'title',
        'placeholder',
        'alt',
        'aria-description',
        'aria-roledescription',
      ]) {
        const text = element.getAttribute(name) ?? ''
        if (isForeign(text)) foreign.push(`${name}: ${text}`)
      }
      if (!element.checkVisibility()) continue
      const own = [...element.childNodes].filter((node) => node instanceof Text)
      const said = own
        .map((node) => node.data)
        .join('')
        .trim()
      if (said === '') continue
      if (element.closest(quoted) === null && isForeign(said)) foreign.push(said)
      const { overflowX, textOverflow, position } = getComputedStyle(element)
      // One that is read aloud only is a point in size.
      if (position === 'absolute' && element.clientWidth <= 1) continue
      const isCut = overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1
      const isAllowed =
        textOverflow === 'ellipsis' && (element.title !== '' || element.closest('bdi') !== null)
      const { left, right } = element.getBoundingClientRect()
      const isOut = left < -1 || right > window.innerWidth + 1
      if ((isCut && !isAllowed) || isOut) clipped.push(said)
    }
    return {
      foreign: [...new Set(foreign)],
      clipped: [...new Set(clipped)],
      beyond: document.documentElement.scrollWidth - window.innerWidth,
    }
  }, data.source)
