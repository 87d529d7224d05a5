let waiting: File[] = []
let begunAs: string | null = null

/** Keeps files for the story that is begun next. */
export function keepWaiting(files: File[]): void {
  waiting = files
  begunAs = null
}

/** A story is being begun with this id: it has the files, and no other one has them. */
export function beginWithWaiting(articleId: string): void {
  begunAs = articleId
}

/** The files that wait for the story that opens, once. When another one is opened, nothing waits any more. */
export function takeWaiting(articleId: string): File[] {
  const taken = begunAs === articleId ? waiting : []
  keepWaiting([])
  return taken
}
