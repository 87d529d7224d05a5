/** Which story was discarded in this tab, and when (Date.now()): kept over the way from the story to the list, for the offer to undo it. */
type JustDiscarded = { articleId: string; at: number }

const key = 'galley:discarded'

export function noteJustDiscarded(articleId: string): void {
  sessionStorage.setItem(key, JSON.stringify({ articleId, at: Date.now() } satisfies JustDiscarded))
}

/** It is given once. */
export function takeJustDiscarded(): JustDiscarded | null {
  const noted = sessionStorage.getItem(key)
  sessionStorage.removeItem(key)
  return noted === null ? null : (JSON.parse(noted) as JustDiscarded) // written above
}
