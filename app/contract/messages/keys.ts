/** Every text by its key, in the language in force. Written by `build/texts.mjs` from `catalogues/`. */
export * as m from './compiled/messages/_index.js'
