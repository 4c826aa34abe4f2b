/** Waiting for a condition of the world outside, with a deadline. */

const STEP_MS = 25

/**
 * Asks again and again until `look` answers with something.
 * @param what completes "waited for …" in the failure
 * @throws Error when the deadline passes first
 */
export async function until<T>(
  what: string,
  look: () => T | undefined | Promise<T | undefined>,
  deadlineMs = 10_000,
): Promise<T> {
  const endsAt = performance.now() + deadlineMs
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    if (performance.now() > endsAt) throw new Error(`waited ${String(deadlineMs)} ms for ${what}`)
    await pause(STEP_MS)
  }
}

/** The same for a condition that is only true or false. */
export async function untilTrue(
  what: string,
  holds: () => boolean | Promise<boolean>,
  deadlineMs = 10_000,
): Promise<void> {
  await until(what, async () => ((await holds()) ? true : undefined), deadlineMs)
}

/** Only for pacing a picture show or a measurement, never to hope that something has happened by then. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms)
  })
}
