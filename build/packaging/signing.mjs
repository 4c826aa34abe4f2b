// Who signs a package: told by environment variables, as electron-builder reads them itself where it can. What is not
// told is left out, and one plain line says so.

/** One of these sets of credentials opens Apple's notary service (electron.build, "Notarization"). */
const NOTARY = [
  ['APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'],
  ['APPLE_ID', 'APPLE_APP_SPECIFIC_PASSWORD', 'APPLE_TEAM_ID'],
  ['APPLE_KEYCHAIN_PROFILE'],
]

/**
 * @typedef {object} Signing
 * @property {readonly string[]} args for electron-builder
 * @property {readonly string[]} lines what is not done, and what it takes
 */

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform that packages are built on, and for
 * @returns {Signing}
 */
export function signingBy(env, platform) {
  if (platform === 'win32') return onWindows(env)
  return platform === 'darwin' ? onMac(env) : { args: [], lines: [] }
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Signing}
 */
function onWindows(env) {
  if (!env['WIN_CSC_LINK'] && !env['CSC_LINK']) {
    const cure = 'WIN_CSC_LINK and WIN_CSC_KEY_PASSWORD name a certificate'
    return { args: [], lines: [`Not signed (${cure}): Windows warns of it, and updates cannot be checked.`] }
  }
  const publisher = env['RINGSIDE_PUBLISHER']
  if (publisher) return { args: [`-c.win.signtoolOptions.publisherName=${publisher}`], lines: [] }
  return {
    args: [],
    lines: ['Updates will be held to the name in the certificate (RINGSIDE_PUBLISHER names another).'],
  }
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Signing}
 */
function onMac(env) {
  const identity = env['CSC_NAME']
  if (!identity) {
    const cure = 'CSC_NAME names a “Developer ID Application”'
    return { args: [], lines: [`Signed for this Mac only (${cure}): other Macs refuse to open it.`] }
  }
  const args = [`-c.mac.identity=${identity}`, '-c.mac.hardenedRuntime=true']
  if (NOTARY.some((names) => names.every((name) => env[name])))
    return { args: [...args, '-c.mac.notarize=true'], lines: [] }
  const cure = 'APPLE_API_KEY, APPLE_API_KEY_ID and APPLE_API_ISSUER open the service'
  return { args, lines: [`Not notarised (${cure}): macOS warns of it.`] }
}
