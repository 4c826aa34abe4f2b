/** Elements as a hostile or careless server might send them, made of what our readers look for. */
import fc from 'fast-check'
import * as namespaces from '../../../app/xmpp/namespaces.ts'
import { Element } from '../../../app/xmpp/xml.ts'

const NAMES =
  'message iq event items item retract purge delete subscription headers header pubsub x field value option title instructions required error text command note actions stream:x'.split(
    ' ',
  )
const ATTRIBUTES = 'from to id type node jid subid subscription name var label status sessionid'.split(' ')

const namespace = fc.constantFrom<string | undefined>(
  undefined,
  '',
  'urn:other',
  ...Object.values(namespaces),
)
const attributes = fc.dictionary(fc.constantFrom(...ATTRIBUTES), fc.string({ maxLength: 8 }), { maxKeys: 4 })

const { tree } = fc.letrec<{ tree: Element }>((tie) => ({
  tree: fc
    .tuple(
      fc.constantFrom(...NAMES),
      namespace,
      attributes,
      fc.array(fc.oneof({ maxDepth: 4 }, fc.string({ maxLength: 6 }), tie('tree')), { maxLength: 4 }),
    )
    .map(([name, xmlns, given, children]) => {
      const element = new Element(name, xmlns === undefined ? given : { ...given, xmlns })
      element.append(...children)
      return element
    }),
}))

export const anyElement = tree

/** An element of that name and namespace with anything below it. */
export const anyInside = (name: string, xmlns: string): fc.Arbitrary<Element> =>
  fc.tuple(attributes, fc.array(anyElement, { maxLength: 4 })).map(([given, children]) => {
    const element = new Element(name, { ...given, xmlns })
    element.append(...children)
    return element
  })
