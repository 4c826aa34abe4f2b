import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { LANGUAGES, speak } from '../../../app/contract/messages/language.ts'
import { recordShortcut, resetSection } from '../../../app/contract/messages/settings.ts'
import { callLine } from '../../../app/contract/messages/shell.ts'
import { makeCall } from './make-call.ts'

afterEach(() => {
  speak('en')
})

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom('{name}', '{0} {', '}}', '\\{name}', '<b onclick=x>&amp;', '%s $1 $&', '${name}'),
  fc.constantFrom('\u202Eevil\u202C', '\u2067שלום\u2069', '\u0000\n\r', 'x'.repeat(5_000), '__proto__'),
)

test('what a text is told comes out as it was given, in every language', () => {
  fc.assert(
    fc.property(fc.constantFrom(...LANGUAGES), hostile, (language, name) => {
      speak(language)
      expect(resetSection(name)).toContain(name)
      expect(recordShortcut(name)).toContain(name)
      const remote = { ...makeCall().remote, display: `Ann ${name} Carter` }
      expect(callLine(makeCall({ remote }), '')).toContain(remote.display)
      // No other text gets into it than the pattern's own.
      expect(resetSection(name).length - name.length).toBe(resetSection('').length)
    }),
  )
})
