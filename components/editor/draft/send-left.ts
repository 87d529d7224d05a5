import type { KeptSteps } from '../local/kept.ts'
import { Autosave } from './autosave.ts'
import { pageOf } from './headless-page.ts'
import { localDraftsOf } from './local-drafts.ts'
import { newsroomLog } from './newsroom-log.ts'
import { textAside } from './use-set-aside.ts'

/** Sends what an editor left on this device that is closed now; its record is deleted when the newsroom has it. One try. */
export async function sendLeft(kept: KeptSteps): Promise<void> {
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
      onNotPlaced: (text) => localDrafts.setAside(textAside(text), 'not placed').then(() => true),
    })
    await sending.stop(page)
    // A full disk: then the record stays the only copy.
    if (sending.state().saved && (await sending.hasSetAside())) await localDrafts.drop(stands)
  })
}
