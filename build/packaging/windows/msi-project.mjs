// What the MSI registers beyond its files: the same as installer.nsh, in WiX. electron-builder calls this with its
// project file before WiX reads it (its option msiProjectCreated); Windows Installer takes everything back by itself.
import { readFileSync, writeFileSync } from 'node:fs'

/** The same as in main/identity.ts: Windows starts this class when a notification is clicked. */
const TOAST_CLSID = '{7C6E1A52-3D0B-4F4E-9B61-6A2E5C1F8D37}'
const SCHEMES = ['tel', 'callto', 'sip', 'sips', 'ringside']
const COMMAND = '&quot;[#mainExecutable]&quot; -- &quot;%1&quot;'
const CAPABILITIES = 'Software\\Ringside\\Capabilities'
const APP_ID = /(\s*)<ShortcutProperty Key="System\.AppUserModel\.ID"[^>]*\/>/u
const GROUP_END = /\n(\s*)<\/ComponentGroup>/u

/** @param {string} file absolute path of the .wxs file */
export default function msiProjectCreated(file) {
  writeFileSync(file, withHooks(readFileSync(file, 'utf8')))
}

/**
 * @param {string} project a WiX 4 source as electron-builder's template makes it
 * @returns {string}
 * @throws {Error} when the template has changed its shape
 */
export function withHooks(project) {
  if (!APP_ID.test(project) || !GROUP_END.test(project)) {
    throw new Error('electron-builder writes another MSI project than it did: look at msi-project.mjs.')
  }
  return project
    .replace(
      APP_ID,
      (line, indent) =>
        `${line}${indent}<ShortcutProperty Key="System.AppUserModel.ToastActivatorCLSID" Value="${TOAST_CLSID}"/>`,
    )
    .replace(GROUP_END, (end) => `\n${registrations()}${end}`)
}

/** HKMU is the machine's part of the registry or the user's, as the installation is for all or for one. */
function registrations() {
  return `      <Component Id="Registrations" Guid="9E5C0C7B-2C55-4A0E-9D3D-0B7C3C1D4E62" Directory="APPLICATIONFOLDER">
${[
  entry('Software\\Classes\\Ringside.Call', '', 'Ringside call', true),
  entry('Software\\Classes\\Ringside.Call', 'URL Protocol', ''),
  entry('Software\\Classes\\Ringside.Call\\DefaultIcon', '', '&quot;[#mainExecutable]&quot;,0'),
  // What follows `--` is never an option: a link comes from a page.
  entry('Software\\Classes\\Ringside.Call\\shell\\open\\command', '', COMMAND),
  // A scheme of our own is nobody else's: it needs no choice.
  entry('Software\\Classes\\ringside', '', 'URL:Ringside'),
  entry('Software\\Classes\\ringside', 'URL Protocol', ''),
  entry('Software\\Classes\\ringside\\shell\\open\\command', '', COMMAND),
  entry(CAPABILITIES, 'ApplicationName', 'Ringside'),
  entry(CAPABILITIES, 'ApplicationDescription', 'Calls on OnSIP phones, on your screen'),
  entry(CAPABILITIES, 'ApplicationIcon', '&quot;[#mainExecutable]&quot;,0'),
  ...SCHEMES.map((scheme) => entry(`${CAPABILITIES}\\URLAssociations`, scheme, 'Ringside.Call')),
  entry('Software\\RegisteredApplications', 'Ringside', CAPABILITIES),
].join('\n')}
      </Component>`
}

/**
 * @param {string} key
 * @param {string} name empty: the key's own value
 * @param {string} value escaped for XML
 * @param {boolean} [isKeyPath] the one by which Windows Installer sees that the component is there
 */
function entry(key, name, value, isKeyPath = false) {
  const named = name === '' ? '' : ` Name="${name}"`
  const path = isKeyPath ? ' KeyPath="yes"' : ''
  return `        <RegistryValue Root="HKMU" Key="${key}"${named} Type="string" Value="${value}"${path}/>`
}
