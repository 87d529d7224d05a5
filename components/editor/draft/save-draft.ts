import type { SaveDraft } from '#components/editor/actions.ts'
import type { NewerText } from '#newsroom/articles/draft-text.ts'

/** Longer than the autosave waits: a save that was given up is not left running before the next one. Milliseconds. */
const givenUp = 15_000
/** What a browser sends on after its page is gone, in bytes (Fetch Standard, keepalive), less a little for others. */
const outlives = 60_000

type Answer = Awaited<ReturnType<SaveDraft>>

/** Sends a draft to its own endpoint (app/desk/articles/[id]/draft). Throws when there is no answer, or none of ours. */
export const saveDraft: SaveDraft = async ({ articleId, ...sent }) => {
  const body = JSON.stringify(sent)
  const response = await fetch(`/desk/articles/${articleId}/draft`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body,
    keepalive: new Blob([body]).size < outlives,
    signal: AbortSignal.timeout(givenUp),
  })
  if (!response.headers.get('content-type')?.startsWith('application/json')) throw new Error(`saving answered ${response.status}`)
  return parseDate(await response.json())
}

/** JSON has no dates. */
function parseDate(answer: Answer): Answer {
  if (answer.ok) return { ...answer, value: { ...answer.value, savedAt: new Date(answer.value.savedAt) } }
  if (answer.problem !== 'stale') return answer
  const newer = answer.detail as NewerText // the detail of 'stale', as newsroom/articles/save-draft.ts promises it
  return { ...answer, detail: { ...newer, savedAt: new Date(newer.savedAt) } }
}
