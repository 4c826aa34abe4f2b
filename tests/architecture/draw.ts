/** Draws the picture for the documentation: `npx tsx tests/architecture/draw.ts`. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { architecturePicture } from './picture.ts'

writeFileSync(path.resolve(import.meta.dirname, '../../docs/images/architecture.svg'), architecturePicture())
