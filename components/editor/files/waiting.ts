let waiting: File[] = []

/** Keeps files for the story that is begun next. */
export function keepWaiting(files: File[]): void {
  waiting = files
}

/** The files that wait, once. */
export function takeWaiting(): File[] {
  const taken = waiting
  waiting = []
  return taken
}
