'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { inTime } from '#components/ui/in-time.ts'
import { notify } from '#components/ui/notify.ts'
import { undoOffered } from '#components/ui/undo-for-a-minute.tsx'
import { useWords } from '#words'
import { takeJustDiscarded } from './just-discarded.ts'
import { type Restore, restoreProblem } from './restore-button.tsx'

/** On the page that one comes to after discarding a story: offers for a minute to restore it. */
export function UndoDiscard({ restore }: { restore: Restore }) {
  const say = useWords()
  const router = useRouter()
  useEffect(() => {
    const discarded = takeJustDiscarded()
    if (!discarded) return
    const left = discarded.at + undoOffered - Date.now()
    if (left <= 0) return
    async function undo(articleId: string) {
      const answer = await inTime(restore({ articleId }))
      if (answer.ok) router.push(`/desk/articles/${articleId}`)
      else notify.problem(restoreProblem(say, answer.problem))
    }
    notify.done(say('stories.isDiscarded'), {
      lasts: left,
      action: { label: say('everywhere.undo'), onClick: () => void undo(discarded.articleId) },
    })
  }, [restore, router, say])
  return null
}
