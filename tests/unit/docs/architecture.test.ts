import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { architecturePicture } from '../../architecture/picture.ts'

const ROOT = new URL('../../../', import.meta.url)

it('the drawing of the architecture shows the imports as they are: `npx tsx tests/architecture/draw.ts` makes it anew', () => {
  expect(readFileSync(new URL('docs/images/architecture.svg', ROOT), 'utf8')).toBe(architecturePicture())
})
