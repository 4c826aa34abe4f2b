// The templates for Group Policy (Microsoft, "Group Policy ADMX Syntax Reference Guide"). Each setting is there twice, as
// locked and as suggested, for computers and for users; what it writes is what main/policy-registry.ts reads.
import { OBJECTS, policySections, typeInWords } from './fields.mjs'
import { element } from './xml.mjs'

/**
 * @typedef {import('./fields.mjs').Field} Field
 * @typedef {'locked' | 'suggested'} Part
 */

const PARTS = /** @type {const} */ (['locked', 'suggested'])
const PART_NAMES = { locked: 'Locked settings', suggested: 'Suggested settings' }
const PART_TEXTS = {
  locked: 'In force, and not to be changed in the program.',
  suggested: 'In force until the user chooses something else.',
}
const DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'
const NAMESPACE = { xmlns: 'http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions' }
const REVISION = { revision: '1.0', schemaVersion: '1.0' }
const ROOT_KEY = 'SOFTWARE\\Policies\\Ringside'

/** @param {Part} part @param {Field} field */
const idOf = (part, { section, key }) => `${part}_${section}_${key}`
/** @param {Field} field @param {string} choice */
const choiceId = ({ section, key }, choice) => `${section}_${key}_is_${choice.replaceAll(/\W/g, '_')}`
/** @param {string} id */
const string = (id) => `$(string.${id})`

/** @returns {readonly { part: Part, field: Field }[]} */
const everyPolicy = () =>
  PARTS.flatMap((part) => policySections().flatMap(({ fields }) => fields.map((field) => ({ part, field }))))

/** @returns {string} the definitions */
export function admx() {
  const categories = [
    element('category', { name: 'Ringside', displayName: string('Ringside') }),
    ...PARTS.flatMap((part) => [
      element('category', { name: part, displayName: string(part) }, [
        element('parentCategory', { ref: 'Ringside' }),
      ]),
      ...policySections().map(({ section }) =>
        element('category', { name: `${part}_${section}`, displayName: string(`section_${section}`) }, [
          element('parentCategory', { ref: part }),
        ]),
      ),
    ]),
  ]
  return `${DECLARATION}${element('policyDefinitions', { ...NAMESPACE, ...REVISION }, [
    element('policyNamespaces', {}, [
      element('target', { prefix: 'ringside', namespace: 'Ringside.Policies' }),
      element('using', { prefix: 'windows', namespace: 'Microsoft.Policies.Windows' }),
    ]),
    element('resources', { minRequiredRevision: '1.0' }),
    element('supportedOn', {}, [
      element('definitions', {}, [
        element('definition', { name: 'Supported', displayName: string('Supported') }),
      ]),
    ]),
    element('categories', {}, categories),
    element(
      'policies',
      {},
      everyPolicy().map(({ part, field }) => policy(part, field)),
    ),
  ])}\n`
}

/** @param {Part} part @param {Field} field */
function policy(part, field) {
  const id = idOf(part, field)
  const places = [
    element('parentCategory', { ref: `${part}_${field.section}` }),
    element('supportedOn', { ref: 'Supported' }),
  ]
  const attributes = {
    name: id,
    class: 'Both',
    displayName: string(`name_${field.section}_${field.key}`),
    explainText: string(`explain_${id}`),
    key: `${ROOT_KEY}\\${part}\\${field.section}`,
  }
  if (field.type.kind === 'boolean' && !field.nullable) {
    return element('policy', { ...attributes, valueName: field.key }, [
      ...places,
      element('enabledValue', {}, [element('decimal', { value: '1' })]),
      element('disabledValue', {}, [element('decimal', { value: '0' })]),
    ])
  }
  return element('policy', { ...attributes, presentation: `$(presentation.${id})` }, [
    ...places,
    element('elements', {}, [input(field)]),
  ])
}

/** What is typed or chosen. @param {Field} field */
function input(field) {
  const { type, nullable, key } = field
  const place = { id: 'value', valueName: key }
  // A registry has no null: it is typed as a word.
  if (nullable) return element('text', { ...place, maxLength: '1023' })
  switch (type.kind) {
    case 'integer':
      return element('decimal', {
        ...place,
        minValue: String(type.minimum),
        maxValue: String(type.maximum),
      })
    case 'choice':
      return element(
        'enum',
        { ...place, required: 'true' },
        type.choices.map((choice) =>
          element('item', { displayName: string(choiceId(field, choice)) }, [
            element('value', {}, [element('string', {}, choice)]),
          ]),
        ),
      )
    case 'list':
      return element('multiText', { ...place, maxLength: '4096' })
    case 'text':
      return element('text', { ...place, maxLength: String(type.maxLength) })
    default:
      return element('text', { ...place, maxLength: '16383' })
  }
}

/** @returns {string} their words, in English */
export function adml() {
  const words = [
    ...Object.entries({ Ringside: 'Ringside', Supported: 'Ringside 1.0 and later', ...PART_NAMES }),
    ...policySections().map(({ section, name }) => [`section_${section}`, name]),
    ...policySections().flatMap(({ fields }) =>
      fields.flatMap((field) => [
        [`name_${field.section}_${field.key}`, field.name],
        ...(field.type.kind === 'choice'
          ? field.type.choices.map((choice) => [choiceId(field, choice), choice])
          : []),
      ]),
    ),
    ...everyPolicy().map(({ part, field }) => [`explain_${idOf(part, field)}`, explanation(part, field)]),
  ]
  const presentations = everyPolicy().filter(({ field }) => field.type.kind !== 'boolean' || field.nullable)
  return `${DECLARATION}${element('policyDefinitionResources', { ...NAMESPACE, ...REVISION }, [
    element('displayName', {}, 'Ringside'),
    element('description', {}, 'Settings of Ringside that an administrator locks or suggests.'),
    element('resources', {}, [
      element(
        'stringTable',
        {},
        words.map(([id = '', text = '']) => element('string', { id }, text)),
      ),
      element(
        'presentationTable',
        {},
        presentations.map(({ part, field }) =>
          element('presentation', { id: idOf(part, field) }, [presented(field)]),
        ),
      ),
    ]),
  ])}\n`
}

/** @param {Field} field */
function presented({ name, type, nullable, value }) {
  if (nullable) return element('textBox', { refId: 'value' }, [element('label', {}, name)])
  switch (type.kind) {
    case 'integer':
      return element('decimalTextBox', { refId: 'value', defaultValue: String(value) }, name)
    case 'choice':
      return element('dropdownList', { refId: 'value', noSort: 'true' }, name)
    case 'list':
      return element('multiTextBox', { refId: 'value' }, name)
    default:
      return element('textBox', { refId: 'value' }, [element('label', {}, name)])
  }
}

/** @param {Part} part @param {Field} field */
function explanation(part, field) {
  const { section, key, about, value, type, nullable } = field
  const how = [
    ...(type.kind === 'boolean' && !nullable ? ['Enabled is true, Disabled is false.'] : []),
    ...(type.kind === 'list' ? ['One entry in each line.'] : []),
    ...(type.kind === 'list' && type.of === OBJECTS ? ['Each is an object as JSON.'] : []),
    ...(nullable ? ['null is typed as that word.'] : []),
  ]
  return [
    ...(about === '' ? [] : [about]),
    ...how,
    PART_TEXTS[part],
    `${section}.${key}: ${typeInWords(field)}. Default: ${JSON.stringify(value)}.`,
  ].join(' ')
}
