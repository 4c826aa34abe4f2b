/** Pictures of the whole screen, as the X server shows it: of all windows, in their places. */
import { run } from './programs.ts'

/** Writes the screen to a PNG file. */
export async function takePicture(file: string): Promise<void> {
  await run('scrot', ['--overwrite', '--silent', file])
}
