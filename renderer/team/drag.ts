/** A call on its way from the strip to a line, as what is dragged carries it. */

/** A kind of our own: whatever else is dragged over a line is none of its business. */
const KIND = 'application/x-ringside-call'

export function takeCall(event: DragEvent, callId: string): void {
  event.dataTransfer?.setData(KIND, callId)
  if (event.dataTransfer !== null) event.dataTransfer.effectAllowed = 'move'
}

/** What it is can be read while it hovers, which call it is only once it is dropped (HTML, drag data store modes). */
export const bearsCall = (event: DragEvent): boolean => event.dataTransfer?.types.includes(KIND) === true

/** @returns the call's id; '' where none was dropped */
export const droppedCall = (event: DragEvent): string => event.dataTransfer?.getData(KIND) ?? ''
