/** A favourite on its way to another place in its list, as what is dragged carries it. */

/** A kind of our own: whatever else is dragged over the list is none of its business. */
const KIND = 'application/x-ringside-favourite'

export function takeFavourite(event: DragEvent, dial: string): void {
  event.dataTransfer?.setData(KIND, dial)
  if (event.dataTransfer !== null) event.dataTransfer.effectAllowed = 'move'
}

/** What it is can be read while it hovers, which one only once it is dropped (HTML, drag data store modes). */
export const bearsFavourite = (event: DragEvent): boolean => event.dataTransfer?.types.includes(KIND) === true

/** @returns what it dials; '' where none was dropped */
export const droppedFavourite = (event: DragEvent): string => event.dataTransfer?.getData(KIND) ?? ''
