/** Tells main how tall the content is, so that its window fits: in the same frame in which it changes. */
import type { AppBridge } from '../bridge.ts'

/** @param content what the height depends on; read so that a change is measured at once, not a frame later */
export function createHeightReport(
  bridge: AppBridge,
  element: () => HTMLElement | undefined,
  content: () => unknown,
): void {
  let told = -1

  function report(measured: HTMLElement): void {
    const height = Math.ceil(measured.getBoundingClientRect().height)
    if (height === told) return
    told = height
    void bridge.invoke('card.resize', { height })
  }

  $effect(() => {
    content()
    const measured = element()
    if (measured !== undefined) report(measured)
  })

  // Fonts, zoom and opened fields change the height without any change of content.
  $effect(() => {
    const measured = element()
    if (measured === undefined) return
    const observer = new ResizeObserver(() => report(measured))
    observer.observe(measured)
    return () => observer.disconnect()
  })
}
