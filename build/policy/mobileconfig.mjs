// The template of a configuration profile (Apple, "Configuration Profile Reference"). As it stands it changes nothing: it
// suggests every default.
import { policySections } from './fields.mjs'
import { element } from './xml.mjs'

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
`
const DOMAIN = 'com.ringside.companion'

/** @returns {string} */
export function mobileconfig() {
  const suggested = Object.fromEntries(
    policySections().map(({ section, fields }) => [
      section,
      // A property list has no null: the word stands for it.
      Object.fromEntries(fields.map(({ key, value }) => [key, value ?? 'null'])),
    ]),
  )
  const settings = {
    PayloadDisplayName: 'Ringside settings',
    PayloadIdentifier: `${DOMAIN}.policy.settings`,
    PayloadType: DOMAIN,
    PayloadUUID: 'B1E6E3A4-5C0B-4D0B-9B0E-6F2B7B3B7C11',
    PayloadVersion: 1,
    locked: {},
    suggested,
  }
  const profile = {
    PayloadContent: [settings],
    PayloadDescription: 'What Ringside has locked and suggested. Move a line to “locked” to lock it.',
    PayloadDisplayName: 'Ringside',
    PayloadIdentifier: `${DOMAIN}.policy`,
    PayloadScope: 'System',
    PayloadType: 'Configuration',
    PayloadUUID: '0F6E6C0B-2C39-4B7B-8E0D-0D7B0A5C9A52',
    PayloadVersion: 1,
  }
  return `${HEAD}${element('plist', { version: '1.0' }, [plist(profile)])}\n`
}

/**
 * @param {unknown} value
 * @returns {string}
 */
function plist(value) {
  if (typeof value === 'boolean') return element(String(value), {})
  if (typeof value === 'number') return element('integer', {}, String(value))
  if (Array.isArray(value)) return element('array', {}, value.map(plist))
  if (typeof value !== 'object' || value === null) return element('string', {}, String(value))
  return element(
    'dict',
    {},
    Object.entries(value).flatMap(([key, each]) => [element('key', {}, key), plist(each)]),
  )
}
