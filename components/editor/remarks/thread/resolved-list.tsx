import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { useAnswer } from '#components/ui/use-answer.ts'
import { useWords } from '#words'
import type { Remarks } from '../use-remarks.ts'
import { askThreads, commentsPath } from '../use-threads.ts'
import { ThreadCard } from './thread-card.tsx'

/** The resolved threads, newest first, a page at a time. */
export function ResolvedList({ remarks }: { remarks: Remarks }) {
  const say = useWords()
  const [pages, setPages] = useState<(string | null)[]>([null])
  return (
    <ol aria-label={say('comments.showResolved')} className="grid gap-2 p-3">
      {pages.map((after, at) => (
        <ResolvedPage
          key={after ?? ''}
          remarks={remarks}
          after={after}
          onOlder={at === pages.length - 1 ? (next) => setPages([...pages, next]) : null}
        />
      ))}
    </ol>
  )
}

function ResolvedPage({ remarks, after, onOlder }: { remarks: Remarks; after: string | null; onOlder: ((next: string) => void) | null }) {
  const say = useWords()
  const address = `${commentsPath(remarks.articleId)}?resolved${after === null ? '' : `&after=${after}`}`
  const { value, problem } = useAnswer(['comments', address, remarks.threads?.length], (signal) => askThreads(address, signal))
  const next = value?.next
  return (
    <>
      {problem && <li className="text-danger text-xs">{say('comments.notLoaded')}</li>}
      {value?.threads.length === 0 && after === null && <li className="text-ink-soft">{say('comments.noneResolved')}</li>}
      {value?.threads.map((thread) => (
        <li key={thread.id} data-card={thread.id}>
          <ThreadCard thread={thread} remarks={remarks} />
        </li>
      ))}
      {onOlder && next && (
        <li>
          <Button size="small" onPress={() => onOlder(next)}>
            {say('comments.older')}
          </Button>
        </li>
      )}
    </>
  )
}
