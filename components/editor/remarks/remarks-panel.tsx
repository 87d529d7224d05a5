import type { Editor } from '@tiptap/react'
import { ArrowDown, ArrowUp, MessageSquarePlus } from 'lucide-react'
import { useRef, useState } from 'react'
import { keysHere } from '#components/editor/toolbar/keys.ts'
import { Button } from '#components/ui/button.tsx'
import { notify } from '#components/ui/notify.ts'
import { useWords } from '#words'
import { CommentForm } from './thread/comment-form.tsx'
import { ResolvedList } from './thread/resolved-list.tsx'
import { ThreadCard } from './thread/thread-card.tsx'
import { freshCard, useAlignedCards } from './use-aligned-cards.ts'
import type { Remarks } from './use-remarks.ts'

/** The comments beside the text, each at the height of its words; on a small screen a list. */
export function RemarksPanel({ remarks, editor }: { remarks: Remarks; editor: Editor | null }) {
  const say = useWords()
  const { threads, problem, shows, setShows, newBy } = remarks
  return (
    <div>
      <div className="sticky top-10 z-10 flex items-center gap-1 border-line border-b bg-surface px-3 py-1.5 lg:top-[calc(var(--editor-bar)+2.5rem)]">
        <p className="mr-auto text-ink-soft text-xs">{threads && say('comments.count', { count: threads.length })}</p>
        <Step remarks={remarks} by={-1} />
        <Step remarks={remarks} by={1} />
        {!remarks.isLocked && (
          <Button size="small" tone="quiet" square aria-label={say('comments.startKeys')} onPress={remarks.start}>
            <MessageSquarePlus size={15} aria-hidden="true" />
          </Button>
        )}
        <Button
          size="small"
          tone="quiet"
          aria-pressed={shows === 'resolved'}
          onPress={() => setShows(shows === 'open' ? 'resolved' : 'open')}
        >
          {say(shows === 'open' ? 'comments.resolved' : 'comments.showOpen')}
        </Button>
      </div>
      <p role="status" className="sr-only">
        {newBy !== null && say('comments.isNew', { name: newBy })}
      </p>
      {problem && (
        <p role="status" className="px-3 pt-2 text-danger text-xs">
          {say('comments.notLoaded')}
        </p>
      )}
      {shows === 'resolved' ? <ResolvedList remarks={remarks} /> : <OpenList remarks={remarks} editor={editor} />}
    </div>
  )
}

function Step({ remarks, by }: { remarks: Remarks; by: 1 | -1 }) {
  const say = useWords()
  const Icon = by === 1 ? ArrowDown : ArrowUp
  return (
    <Button
      size="small"
      tone="quiet"
      square
      aria-label={say(by === 1 ? 'comments.next' : 'comments.previous')}
      isDisabled={!remarks.threads?.length}
      onPress={() => remarks.step(by)}
    >
      <Icon size={15} aria-hidden="true" />
    </Button>
  )
}

function OpenList({ remarks, editor }: { remarks: Remarks; editor: Editor | null }) {
  const say = useWords()
  const { threads, active, isBeginning } = remarks
  const list = useRef<HTMLOListElement>(null)
  const isKept = useKeptFresh(remarks.articleId)
  const showsForm = isBeginning || isKept
  const order = [...(showsForm ? [freshCard] : []), ...(threads ?? []).map(({ id }) => id)]
  useAlignedCards({ list, editor, order, active: isBeginning ? freshCard : active, onHero: remarks.onHero })
  if (threads && threads.length === 0 && !showsForm)
    return (
      <div className="px-4 py-8 text-center text-ink-soft">
        <p className="font-semibold text-ink">{say('comments.none')}</p>
        {!remarks.isLocked && <p className="mt-1">{say('comments.noneAbout', { keys: keysHere('Mod+Alt+M') })}</p>}
      </div>
    )
  return (
    <ol ref={list} aria-label={say('comments.comments')} className="relative grid gap-2 p-3 lg:block lg:p-0">
      {showsForm && (
        <li data-card={freshCard} className={card}>
          <Fresh remarks={remarks} />
        </li>
      )}
      {threads?.map((thread) => (
        <li key={thread.id} data-card={thread.id} data-on-hero={thread.isOnHero || undefined} className={card}>
          <ThreadCard thread={thread} remarks={remarks} />
        </li>
      ))}
    </ol>
  )
}

const card = 'lg:absolute lg:inset-x-3'
const nameOfFresh = (articleId: string) => `comment on ${articleId}`

/** Whether a new comment was typed here and not sent, before the page was loaded again. */
function useKeptFresh(articleId: string): boolean {
  const [isKept] = useState(() => Boolean(sessionStorage.getItem(`galley:words:${nameOfFresh(articleId)}`)))
  return isKept && Boolean(sessionStorage.getItem(`galley:words:${nameOfFresh(articleId)}`))
}

/** The comment that is being written on words that have none yet. */
function Fresh({ remarks }: { remarks: Remarks }) {
  const say = useWords()
  const { isBeginning, actions, articleId } = remarks
  return (
    <div className="grid gap-2 rounded-lg border border-accent bg-surface p-3 shadow-popover">
      {!isBeginning && <p className="text-ink-soft text-xs">{say('comments.kept')}</p>}
      <CommentForm
        articleId={articleId}
        label={say('comments.newText')}
        submit={say('comments.send')}
        name={nameOfFresh(articleId)}
        takesFocus={isBeginning}
        find={actions.findReaders}
        send={remarks.startThread}
        onSent={() => notify.done(say('comments.isSent'))}
        onCancel={remarks.cancel}
      />
    </div>
  )
}
