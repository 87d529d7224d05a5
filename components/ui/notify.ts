/** `lasts`: milliseconds until it disappears, for a message with an action. */
export type NoticeWords = { detail?: string; action?: { label: string; onClick: () => void }; lasts?: number }
export type Notice = { kind: 'done' | 'problem'; text: string; words: NoticeWords }

/** What was said before there was a place to show it. */
let waiting: Notice[] = []
let show: ((notice: Notice) => void) | null = null

/** Milliseconds: a screen reader announces only what changes in a place that it knows. */
const pause = 150

/** The place where notices are shown is there; what waits for it is shown soon. */
export function showNoticesWith(shows: (notice: Notice) => void): () => void {
  show = shows
  const due = waiting
  waiting = []
  if (due.length > 0) setTimeout(() => due.forEach(shows), pause)
  return () => {
    show = null
  }
}

const tell =
  (kind: Notice['kind']) =>
  (text: string, words: NoticeWords = {}): void => {
    const notice = { kind, text, words }
    if (show) show(notice)
    else waiting.push(notice)
  }

/** Shows a short message that needs no answer. A message that must not be missed belongs in the page. */
export const notify = { done: tell('done'), problem: tell('problem') }
