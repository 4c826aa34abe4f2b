// A single test file, run by itself, needs the texts, too.
export { compileTexts as setup } from '../build/texts.mjs'
