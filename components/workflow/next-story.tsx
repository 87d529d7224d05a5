'use client'

import { useAnswer } from '#components/ui/use-answer.ts'
import { useWords } from '#words'
import type { WorkflowActions } from './actions.ts'

/** A link to the next story that awaits an editor. Its space is reserved from the start, so that nothing moves when it has loaded. */
export function NextStory({ articleId, ask }: { articleId: string; ask: WorkflowActions['nextWaiting'] }) {
  const say = useWords()
  const { value: next, problem } = useAnswer(['next-waiting', articleId], () => ask({ articleId }))
  return (
    <p className="mt-3 min-h-5 truncate text-ink-soft">
      {next === undefined && problem !== null && (
        <a href="/desk?scope=waiting" className="underline underline-offset-2">
          {say('workflow.storiesWaiting')}
        </a>
      )}
      {next === null && say('workflow.noneWaiting')}
      {next &&
        say.rich('workflow.next', {
          story: () => (
            <a href={`/desk/articles/${next.id}`} className="font-semibold text-ink underline underline-offset-2">
              {next.headline || say('everywhere.noHeadline')}
            </a>
          ),
        })}
    </p>
  )
}
