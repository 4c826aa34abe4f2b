/** As much of a text as main looks at, in the form in which it is asked about. */
export const explainable = (text: string): string => text.trim().slice(0, 10_000)
