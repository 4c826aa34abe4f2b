/** What the installed size is made of. Pure. */
import type { Sizes } from './measured.ts'

export interface Part {
  readonly what: string
  readonly bytes: number
}

/** The first that fits takes a file. */
const PARTS: readonly { readonly what: string; readonly fits: RegExp }[] = [
  { what: 'Ringside: main process', fits: /^app\.asar\/out\/main\/(?:main|preload|ask-thread|rolldown)/u },
  { what: 'Ringside: the service to try it with', fits: /^app\.asar\/out\/main\//u },
  { what: 'Ringside: windows, with every text in every language', fits: /^app\.asar\/out\/renderer\//u },
  { what: 'Ringside: sounds', fits: /^app\.asar\/out\/sounds\//u },
  {
    what: 'Ringside: everything else (pictures, manual, desktop files)',
    fits: /^(?:app\.asar\/|resources\/)/u,
  },
  { what: 'Electron: texts of Chromium in all its languages', fits: /^locales\//u },
  { what: 'Electron: data of Unicode (ICU)', fits: /^icudtl\.dat$/u },
  { what: 'Electron: licences', fits: /^LICENSE/u },
  { what: 'Electron: drawing without a graphics card', fits: /^lib(?:GLESv2|EGL|vulkan|vk_swiftshader)/u },
  { what: 'Electron: the program, and what is left of it', fits: /^/u },
]

/** In the order above; together they are the whole. */
export function partsOf(sizes: Sizes): readonly Part[] {
  const sums = PARTS.map(({ what }) => ({ what, bytes: 0 }))
  for (const [file, bytes] of Object.entries(sizes)) {
    const part = sums[PARTS.findIndex(({ fits }) => fits.test(file))]
    if (part !== undefined) part.bytes += bytes
  }
  return sums
}
