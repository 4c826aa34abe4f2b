/** Generated calls in the program itself: at quiet moments the cards in the window are the simulator's calls. */
import { cardsOnScreen } from './harness/card-window.ts'
import { expect, test } from './harness/fixtures.ts'
import { NEEDS_X11, X11 } from './harness/systems.ts'
import { createCrowd } from '../crowd/crowd.ts'
import { trueCalls } from '../crowd/truth.ts'
import { untilTrue } from '../desktop/until.ts'

test.skip(!X11, NEEDS_X11)

const nightly = process.env['RINGSIDE_NIGHTLY'] === '1'
const COUNT = nightly ? 200 : 16
if (nightly) test.setTimeout(900_000)

test(`the cards on the screen are the calls there are, while ${String(COUNT)} of them overlap`, async ({
  online: _online,
  app,
  simulator,
}) => {
  const crowd = await createCrowd({ simulator, seed: 5, otherPrograms: false })
  let quietMoments = 0
  const look = async (): Promise<void> => {
    let shown: readonly string[] = []
    let there: readonly string[] = []
    const window = async () => (await cardsOnScreen(app))[0]
    try {
      await untilTrue('the cards to be the calls', async () => {
        there = (await trueCalls(simulator)).map(({ id }) => id).sort()
        const page = app.pageNow('card')
        // A page that goes while it is read has no cards.
        const ids = await page
          ?.$$eval('article:not([data-card-kind=ended])', (cards) =>
            cards.map((card) => card.getAttribute('data-call-id') ?? ''),
          )
          .catch(() => [])
        shown = [...(ids ?? [])].sort()
        return shown.join('\n') === there.join('\n') && (there.length === 0 || (await window()) !== undefined)
      })
    } catch {
      expect(shown).toEqual(there)
      throw new Error('the cards are drawn in a window that is not on the screen')
    }
    const place = there.length === 0 ? undefined : await window()
    if (place !== undefined) {
      // Whole on the screen, and as wide as one card: the stack grows upwards only.
      const { width: screenWidth, height: screenHeight } = await app.electron.evaluate(
        ({ screen }) => screen.getPrimaryDisplay().bounds,
      )
      expect(place.x).toBeGreaterThanOrEqual(0)
      expect(place.y).toBeGreaterThanOrEqual(0)
      expect(place.x + place.width).toBeLessThanOrEqual(screenWidth)
      expect(place.y + place.height).toBeLessThanOrEqual(screenHeight)
      expect(place.width).toBe(360)
    }
    quietMoments += 1
  }
  while (crowd.begun < COUNT) {
    await crowd.stir()
    await look()
  }
  await crowd.leave()
  await look()
  expect(quietMoments).toBeGreaterThanOrEqual(nightly ? 50 : 5)
  await untilTrue('the window with the cards to go', async () => (await cardsOnScreen(app)).length === 0)
})
