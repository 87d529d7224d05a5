import { Autosave } from '#components/editor/draft/autosave.ts'
import { pageOf } from '#components/editor/draft/headless-page.ts'
import { localDraftsOf } from '#components/editor/draft/local-drafts.ts'
import { newsroomLog } from '#components/editor/draft/newsroom-log.ts'
import { textAside } from '#components/editor/draft/use-set-aside.ts'
import type { KeptDraft } from '#components/editor/local/kept.ts'

/** Sends what an editor left on this device that is closed now; its record is deleted when the newsroom has it. One try. */
export async function sendLeft(kept: KeptDraft): Promise<void> {
  const { articleId, personId } = kept
  const localDrafts = localDraftsOf(articleId, personId)
  if (!(await localDrafts.isFree(kept))) return
  await localDrafts.whenFree(kept, async () => {
    const stands = (await localDrafts.left()).find(({ key }) => key === kept.key)
    if (!stands) return
    const page = pageOf(stands)
    const sending = new Autosave({
      page,
      savedAt: null,
      newsroom: newsroomLog(articleId, personId),
      localCopy: { keep: async () => {}, clear: async () => {} },
      onNotPlaced: (text) => void localDrafts.setAside(textAside(text), 'not placed'),
    })
    await sending.stop(page)
    if (sending.state().saved) await localDrafts.drop(stands)
  })
}
