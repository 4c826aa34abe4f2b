/** A program's name as it is compared: without folder, `.exe` or `.app`, in lower case. */
export const plainName = (name: string): string =>
  name
    .trim()
    .replace(/^.*[/\\]/u, '')
    .replace(/\.(?:exe|app)$/iu, '')
    .toLowerCase()
