import { type RefObject, useCallback } from 'react'
import type { EditorActions } from '#components/editor/actions.ts'
import type { DraftText } from '#newsroom/articles/draft-text.ts'
import type { Autosave } from './autosave.ts'
import { type Screen, show } from './use-draft.ts'

/**
 * Brings the newsroom's stage, details and text of a story onto the screen. A newer text is shown where nothing here is
 * unsaved, else the autosave's conflict has it. Answers who wrote the text that is newly there, null for none. Never throws:
 * without an answer the screen stays as it is.
 */
export function useLatestText({
  articleId,
  reload,
  text,
  autosave,
  screen,
  onShown,
}: {
  articleId: string
  reload: () => Promise<void>
  text: EditorActions['text']
  autosave: Autosave
  screen: RefObject<Screen>
  onShown: (text: DraftText) => void
}): () => Promise<string | null> {
  return useCallback(async () => {
    try {
      await reload()
      if (!(await autosave.flush())) return null
      const answer = await text({ articleId })
      // Somebody may have typed meanwhile.
      const { saved, version } = autosave.state()
      if (!answer.ok || !saved || answer.value.version <= version) return null
      show(screen.current, answer.value)
      autosave.tookTheirs(answer.value)
      onShown(answer.value)
      return answer.value.savedBy ?? 'Somebody'
    } catch {
      return null
    }
  }, [articleId, reload, text, autosave, screen, onShown])
}
