import type { EditorActions } from '#components/editor/actions.ts'
import { inTime } from '#components/ui/in-time.ts'
import type { DraftText } from '#newsroom/articles/draft-text.ts'
import type { Autosave } from './autosave.ts'
import { type Screen, show } from './text/screen.ts'

/**
 * Brings the newsroom's text of a story onto the screen where nothing here is unsaved; else the autosave's conflict has it.
 * Answers the text that is newly there, null for none: without an answer the screen stays as it is.
 */
export async function showLatestText(
  articleId: string,
  { autosave, screen, text }: { autosave: Autosave; screen: Screen; text: EditorActions['text'] },
): Promise<(DraftText & { savedBy: string | null }) | null> {
  if (!(await autosave.flush())) return null
  const answer = await inTime(text({ articleId }))
  // Somebody may have typed meanwhile.
  const { saved, version } = autosave.state()
  if (!answer.ok || !saved || answer.value.version <= version) return null
  show(screen, answer.value)
  autosave.tookTheirs(answer.value)
  return answer.value
}
