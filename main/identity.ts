/** The names by which a system knows the program. Packages carry the same ones: electron-builder.yml, build/packaging/. */

/** Windows' AppUserModelID, macOS' bundle id. */
export const APP_ID = 'com.ringside.companion'

/** The file name of our desktop entry, in the applications' folder and among what starts at login (freedesktop.org). */
export const DESKTOP_ENTRY = `${APP_ID}.desktop`

/** Windows starts this class when one of our notifications is clicked, also while the program is not running. */
export const TOAST_CLSID = '{7C6E1A52-3D0B-4F4E-9B61-6A2E5C1F8D37}'
