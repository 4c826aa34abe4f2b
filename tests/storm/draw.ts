/** Draws the picture for the documentation: `npx tsx tests/storm/draw.ts`. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { stormPicture } from './picture.ts'

writeFileSync(path.resolve(import.meta.dirname, '../../docs/images/reconnect-storm.svg'), stormPicture())
