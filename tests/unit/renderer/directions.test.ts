import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

/** Sides by name, where CSS has beginnings and ends of lines for it. */
const PHYSICAL = [
  /(?:^|[\s;{])(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right)\b[\w-]*\s*:/u,
  /(?:^|[\s;{])(?:left|right)\s*:\s*[-\d(a-z]/u,
  /(?:^|[\s;{])(?:text-align|float|clear)\s*:\s*(?:left|right)\b/u,
  /(?:^|[\s;{])border-(?:top|bottom)-(?:left|right)-radius\s*:/u,
]

const isPhysical = (line: string): boolean => PHYSICAL.some((pattern) => pattern.test(line))

/** The style sheet of a component, or a style sheet. */
const stylesOf = (file: string): string => {
  const text = readFileSync(file, 'utf8')
  return file.endsWith('.css') ? text : (/<style[^>]*>([^]*?)<\/style>/u.exec(text)?.[1] ?? '')
}

test('a page that is read from the right is laid out from the right: no style names a side', () => {
  const files = readdirSync('renderer', { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:svelte|css)$/u.test(name))
    .map((name) => path.join('renderer', name))
  const found = files.flatMap((file) =>
    stylesOf(file)
      .split('\n')
      .filter(isPhysical)
      .map((line) => `${file}: ${line.trim()}`),
  )
  expect(found).toEqual([])
})

test.each(['  margin-left: 4px;', 'a { right: 0; }', '  text-align: right;', '  border-left-color: red;'])(
  '%s would be found',
  (line) => {
    expect(isPhysical(line)).toBe(true)
  },
)
