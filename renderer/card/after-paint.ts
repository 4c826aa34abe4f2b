/** Runs a task when what is drawn now has been handed to the screen: a frame begins only when the last one was. */
export function afterPaint(task: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(task))
}
