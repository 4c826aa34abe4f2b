/** Cuts text that comes in pieces into its lines. */

export interface LineCutter {
  /** @returns the lines that are complete, without their ends; of what is longer than may be, its beginning */
  cut(text: string): readonly string[]
  /** The last line, which has no end. */
  end(): readonly string[]
}

/** Nothing that is used of a contact is longer; photographs are. */
export const MOST_LINE = 8_192

export function createLineCutter(): LineCutter {
  let rest = ''
  let endedInReturn = false
  return {
    cut(text) {
      // Both halves of a line end may come in different pieces.
      const [first = '', ...others] = (endedInReturn && text.startsWith('\n') ? text.slice(1) : text).split(
        /\r\n|\n|\r/u,
      )
      endedInReturn = text === '' ? endedInReturn : text.endsWith('\r')
      const lines = [rest + first.slice(0, MOST_LINE), ...others].map((line) => line.slice(0, MOST_LINE))
      rest = lines.pop() ?? ''
      return lines
    },
    end() {
      const last = rest
      rest = ''
      return last === '' ? [] : [last]
    },
  }
}
