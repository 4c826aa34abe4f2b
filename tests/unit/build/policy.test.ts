/** What administrators read and import is what the program takes. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { DEFAULT_SETTINGS } from '../../../app/contract/settings.ts'
import { Parser, type Element } from '../../../app/xmpp/xml.ts'
import { policyPapers } from '../../../build/policy/papers.mjs'
import { element } from '../../../build/policy/xml.mjs'
import { readPolicyText, readPolicyValues } from '../../../main/policy-document.ts'
import { keysOf, valueAt } from '../../../main/settings-layers.ts'
import { typedPolicy } from '../../../main/policy-values.ts'

const ROOT = path.join(import.meta.dirname, '../../..')
const PAPERS = policyPapers()
const paper = (name: string): string => PAPERS.find(([file]) => file.endsWith(name))?.[1] ?? ''

const { version: _version, ...sections } = DEFAULT_SETTINGS
const KEYS = keysOf(sections)

/** The root element of a document; throws where it is not well-formed. */
function parsed(document: string): Element {
  const parser = new Parser()
  const errors: unknown[] = []
  const found: Element[] = []
  parser.on('error', (error: unknown) => errors.push(error))
  parser.on('start', (root: Element) => found.push(root))
  parser.on('element', (child: Element) => found[0]?.append(child))
  parser.write(document.replace(/<\?xml.*\?>\n|<!DOCTYPE.*>\n/g, ''))
  const [root] = found
  if (root === undefined || errors.length > 0) throw new Error(`not well-formed: ${String(errors[0])}`)
  return root
}

const below = (root: Element, ...names: readonly string[]): readonly Element[] =>
  names.reduce<readonly Element[]>((all, name) => all.flatMap((each) => each.getChildren(name)), [root])
const attribute = (name: string) => (each: Element) => String(each.attrs[name])

it.each(PAPERS)('%s is as the schema has it (after a change: node build/policy.mjs)', (file, text) => {
  expect(readFileSync(path.join(ROOT, file), 'utf8')).toBe(text)
})

it('the page tells every setting with its default, and its example is taken', () => {
  const page = paper('policy.md')
  const told = [...page.matchAll(/^\| `(\w+)` \| .*? \| `([^`]*)` \| \S/gm)].map(([, key, value]) => [
    key,
    value,
  ])
  expect(told).toEqual(KEYS.map((key) => [key.split('.')[1], JSON.stringify(valueAt(sections, key))]))
  const [, example = ''] = /```json\n([^`]+)```/.exec(page) ?? []
  expect(readPolicyText(example, '/etc/ringside/policy.json', '/etc/ringside').ok).toBe(true)
})

describe('the template for Group Policy', () => {
  const definitions = parsed(paper('.admx'))
  const words = parsed(paper('.adml'))
  const policies = below(definitions, 'policies', 'policy')

  it('has every setting, once as locked and once as suggested, where the program looks for it', () => {
    const places = policies.map((policy) => {
      const [held = policy] = below(policy, 'elements').flatMap((each) => each.getChildElements())
      return `${String(policy.attrs['key'])}\\${String(held.attrs['valueName'])}`
    })
    expect(places).toEqual(
      ['locked', 'suggested'].flatMap((part) =>
        KEYS.map((key) => `SOFTWARE\\Policies\\Ringside\\${part}\\${key.replace('.', '\\')}`),
      ),
    )
  })

  it('offers choices, switches and numbers that the program takes', () => {
    const offered = policies.flatMap((policy) => {
      const [, , , part = '', section = ''] = String(policy.attrs['key']).split('\\')
      const as = (key: unknown, value: unknown) => ({ [part]: { [section]: { [String(key)]: value } } })
      const switched = policy.attrs['valueName'] === undefined ? [] : [as(policy.attrs['valueName'], 1)]
      const chosen = below(policy, 'elements', 'enum').flatMap((each) =>
        below(each, 'item', 'value', 'string').map((value) => as(each.attrs['valueName'], value.getText())),
      )
      const counted = below(policy, 'elements', 'decimal').flatMap(({ attrs }) =>
        [attrs['minValue'], attrs['maxValue']].map((value) => as(attrs['valueName'], Number(value))),
      )
      return [...switched, ...chosen, ...counted]
    })
    expect(offered.length).toBeGreaterThan(30)
    expect(offered.filter((values) => !readPolicyValues(typedPolicy(values), 'HKLM').ok)).toEqual([])
  })

  it('has every word and every form that it names, and names no category that is not there', () => {
    const named = [...paper('.admx').matchAll(/\$\((string|presentation)\.(\w+)\)/g)]
    const has = {
      string: new Set(below(words, 'resources', 'stringTable', 'string').map(attribute('id'))),
      presentation: new Set(
        below(words, 'resources', 'presentationTable', 'presentation').map(attribute('id')),
      ),
    }
    expect(named.length).toBeGreaterThan(100)
    expect(
      named.filter(([, kind, id = '']) => !has[kind === 'string' ? 'string' : 'presentation'].has(id)),
    ).toEqual([])
    const categories = new Set(below(definitions, 'categories', 'category').map(attribute('name')))
    const parents = [...policies, ...below(definitions, 'categories', 'category')].flatMap((each) =>
      below(each, 'parentCategory').map(attribute('ref')),
    )
    expect(parents.filter((name) => !categories.has(name))).toEqual([])
    expect(new Set(policies.map(attribute('name'))).size).toBe(policies.length)
  })
})

describe('the configuration profile', () => {
  /** A property list as values. */
  function valueOf(node: Element): unknown {
    switch (node.name) {
      case 'dict': {
        const parts = node.getChildElements()
        const keys = parts.filter((_, index) => index % 2 === 0)
        const values = parts.filter((_, index) => index % 2 === 1)
        return Object.fromEntries(
          keys.map((key, index) => [key.getText(), values[index] && valueOf(values[index])]),
        )
      }
      case 'array':
        return node.getChildElements().map(valueOf)
      case 'integer':
        return Number(node.getText())
      case 'string':
        return node.getText()
      default:
        return node.name === 'true'
    }
  }

  it('suggests every default and so changes nothing', () => {
    const [root] = below(parsed(paper('.mobileconfig')), 'dict')
    const profile = root && valueOf(root)
    expect(profile).toMatchObject({ PayloadContent: [{ PayloadType: 'com.ringside.companion', locked: {} }] })
    const [settings] = z
      .object({ PayloadContent: z.array(z.object({ suggested: z.unknown() })) })
      .parse(profile).PayloadContent
    const read = readPolicyValues(typedPolicy({ suggested: settings?.suggested }), 'profile')
    expect(read).toEqual({ ok: true, value: { locked: {}, suggested: sections } })
  })
})

it('XML is well-formed whatever the words', () => {
  const text = 'a < b & "c" > d'
  const made = parsed(element('a', { b: text }, [element('c', {}, text), element('d', {})]))
  expect([made.attrs['b'], made.getChildText('c')]).toEqual([text, text])
})
