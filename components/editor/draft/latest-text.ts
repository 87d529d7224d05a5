import type { EditorActions } from '#components/editor/actions.ts'
import { inTime } from '#components/ui/in-time.ts'
import type { DraftText } from '#newsroom/articles/draft-text.ts'
import type { Autosave } from './autosave.ts'
import { type Screen, show } from './text/screen.ts'

/**
 * Loads the newsroom's text of a story onto the screen when nothing here is unsaved; otherwise the autosave reports a conflict. Resolves to
 * the new text, or null when there is none or no answer.
 */
export async function showLatestText(
  articleId: string,
  { autosave, screen, text }: { autosave: Autosave; screen: Screen; text: EditorActions['text'] },
): Promise<(DraftText & { savedBy: string | null }) | null> {
  if (!(await autosave.flush())) return null
  const answer = await inTime(text({ articleId }))
  // The writer may have typed meanwhile.
  const { saved, version } = autosave.state()
  if (!answer.ok || !saved || answer.value.version <= version) return null
  show(screen, answer.value)
  autosave.tookTheirs(answer.value)
  return answer.value
}
