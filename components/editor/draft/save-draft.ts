import type { SaveDraft } from '#components/editor/actions.ts'
import type { NewerText } from '#newsroom/articles/draft-text.ts'

/** As long as the autosave waits: a save it has given up does not continue beside the next one. Milliseconds. */
const givenUp = 15_000
/**
 * The body size up to which a browser completes a request after its page is gone (Fetch Standard, keepalive: 64 KiB), less a reserve.
 * Bytes.
 */
const outlives = 60_000

type Answer = Awaited<ReturnType<SaveDraft>>

/** Sends a draft to its endpoint (app/desk/articles/[id]/draft). Throws when there is no answer, or not one of ours. */
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

/** JSON has no date type. */
function parseDate(answer: Answer): Answer {
  if (answer.ok) return { ...answer, value: { ...answer.value, savedAt: new Date(answer.value.savedAt) } }
  if (answer.problem !== 'stale') return answer
  const newer = answer.detail as NewerText // the detail of 'stale', as newsroom/articles/save-draft.ts returns it
  return { ...answer, detail: { ...newer, savedAt: new Date(newer.savedAt) } }
}
