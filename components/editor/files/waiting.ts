let waiting: File[] = []
let isBegun = false

/** Keeps files for the story that is begun next. */
export function keepWaiting(files: File[]): void {
  waiting = files
  isBegun = false
}

/** The story is being begun: the one that opens now takes the files. */
export function beginWithWaiting(): void {
  isBegun = true
}

/** The files that wait for the story that opens, once. One that was opened in another way gets none, and nothing waits any more. */
export function takeWaiting(): File[] {
  const taken = isBegun ? waiting : []
  keepWaiting([])
  return taken
}
