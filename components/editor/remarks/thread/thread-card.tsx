import { Ellipsis } from 'lucide-react'
import { Fragment, type ReactNode, useState } from 'react'
import { whenInWords } from '#components/editor/notices/when.ts'
import { Button } from '#components/ui/button.tsx'
import { inTime } from '#components/ui/in-time.ts'
import { Menu, MenuItem, MenuTrigger } from '#components/ui/menu.tsx'
import { notify } from '#components/ui/notify.ts'
import type { Comment, Thread } from '#newsroom/comments/threads-of.ts'
import { useFormat, useWords } from '#words'
import { type RemarkProblem, remarkProblem } from '../actions.ts'
import type { Remarks } from '../use-remarks.ts'
import { CommentForm } from './comment-form.tsx'

/** A thread: its words, its comments, and what can be done with it. The answer's field is there while it is active. */
export function ThreadCard({ thread, remarks }: { thread: Thread; remarks: Remarks }) {
  const say = useWords()
  const { active, isLocked, choose } = remarks
  const isActive = active === thread.id
  const isResolved = thread.resolved !== null
  const by = thread.comments[0]?.by.name ?? ''
  const label = thread.isOnHero
    ? say('comments.threadOnHero', { name: by })
    : thread.words === ''
      ? say('comments.threadOnPicture', { name: by })
      : say(thread.range || isResolved ? 'comments.thread' : 'comments.goneThread', { name: by, words: thread.words })
  return (
    <article
      data-focus
      tabIndex={-1}
      aria-label={label}
      aria-current={isActive || undefined}
      onFocus={() => isActive || isResolved || choose(thread.id)}
      className="grid gap-2 rounded-lg border border-line bg-surface p-3 outline-offset-1 aria-[current]:border-accent aria-[current]:shadow-popover"
    >
      <Quote thread={thread} />
      <Comments thread={thread} remarks={remarks} />
      {thread.resolved ? <Reopen thread={thread} remarks={remarks} /> : !isLocked && <Answer {...{ thread, remarks, isActive }} />}
    </article>
  )
}

function Quote({ thread: { words, range, isOnHero, resolved } }: { thread: Thread }) {
  const say = useWords()
  if (isOnHero) return <p className="text-ink-soft text-xs">{say('comments.onHero')}</p>
  if (words === '') return <p className="text-ink-soft text-xs">{say('comments.onPicture')}</p>
  return (
    <p className="text-ink-soft text-xs">
      {!range && !resolved && <span className="mr-1 font-semibold">{say('comments.onDeleted')}</span>}
      <q className="wrap-anywhere line-clamp-2">{words}</q>
    </p>
  )
}

function Comments({ thread, remarks }: { thread: Thread; remarks: Remarks }) {
  const say = useWords()
  const [whole, setWhole] = useState<Thread | null>(null)
  const showAll = async () => {
    const answer = await inTime(remarks.actions.thread({ threadId: thread.id }))
    if (answer.ok) setWhole(answer.value)
  }
  const [first, ...others] = thread.comments
  if (!first) return null
  const early = whole?.comments.slice(1).filter(({ id }) => !others.some((other) => other.id === id)) ?? []
  const shown = [first, ...early, ...others]
  return (
    <>
      {shown.map((comment, at) => (
        <Fragment key={comment.id}>
          <OneComment comment={comment} isLocked={thread.resolved !== null || remarks.isLocked} remarks={remarks} />
          {at === 0 && thread.left > early.length && (
            <Button size="small" tone="quiet" className="justify-self-start" onPress={() => void showAll()}>
              {say('comments.showAll', { count: thread.left })}
            </Button>
          )}
        </Fragment>
      ))}
    </>
  )
}

function OneComment({ comment, isLocked, remarks }: { comment: Comment; isLocked: boolean; remarks: Remarks }) {
  const say = useWords()
  const format = useFormat()
  const [isEditing, setEditing] = useState(false)
  const { by, at, text, mentions, isEdited, isDeleted } = comment
  return (
    <div className="grid gap-0.5">
      <div className="flex min-h-7 items-center gap-1.5">
        <p className="mr-auto min-w-0">
          <span className="wrap-anywhere font-semibold">{by.name}</span>{' '}
          <span className="text-ink-faint text-xs">
            {whenInWords(format, at)}
            {isEdited && ` · ${say('comments.edited')}`}
          </span>
        </p>
        {by.id === remarks.ownId && !isDeleted && !isLocked && !isEditing && (
          <OwnMenu comment={comment} remarks={remarks} onEdit={() => setEditing(true)} />
        )}
      </div>
      {isDeleted && <p className="text-ink-faint italic">{say('comments.deleted')}</p>}
      {isEditing ? (
        <CommentForm
          articleId={remarks.articleId}
          label={say('comments.editText')}
          submit={say('comments.save')}
          name={`comment ${comment.id}`}
          start={{ commentId: comment.id, text, mentions }}
          takesFocus
          find={remarks.actions.findReaders}
          send={remarks.edit}
          onSent={() => setEditing(false)}
          onCancel={() => setEditing(false)}
          onEscape={() => setEditing(false)}
        />
      ) : (
        <p dir="auto" className="wrap-anywhere whitespace-pre-wrap">
          {withNames(text, mentions)}
        </p>
      )}
    </div>
  )
}

/** The text with the names of the mentioned people marked. */
function withNames(text: string, mentions: Comment['mentions']) {
  const names = mentions.map(({ name }) => `@${name}`).filter((name) => name.length > 1)
  if (names.length === 0) return text
  const pattern = new RegExp(`(${names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`, 'gu')
  const parts: ReactNode[] = []
  let end = 0
  for (const { 0: name, index } of text.matchAll(pattern)) {
    parts.push(text.slice(end, index), <b key={index}>{name}</b>)
    end = index + name.length
  }
  return [...parts, text.slice(end)]
}

function OwnMenu({ comment, remarks, onEdit }: { comment: Comment; remarks: Remarks; onEdit: () => void }) {
  const say = useWords()
  const remove = async () => {
    const answer = await remarks.remove(comment.id)
    if (answer.ok) notify.done(say('comments.isDeleted'))
    else notify.problem(remarkProblem(say, answer.problem))
  }
  return (
    <MenuTrigger>
      <Button size="small" tone="quiet" square aria-label={say('comments.more', { name: comment.by.name })}>
        <Ellipsis size={15} aria-hidden="true" />
      </Button>
      <Menu placement="bottom end">
        <MenuItem onAction={onEdit}>{say('comments.edit')}</MenuItem>
        <MenuItem danger onAction={() => void remove()}>
          {say('comments.delete')}
        </MenuItem>
      </Menu>
    </MenuTrigger>
  )
}

function Answer({ thread, remarks, isActive }: { thread: Thread; remarks: Remarks; isActive: boolean }) {
  const say = useWords()
  const { run, isBusy } = useStep(() => remarks.resolve(thread.id), say('comments.isResolved'), remarks.toText)
  return (
    <>
      {isActive && (
        <CommentForm
          articleId={remarks.articleId}
          label={say('comments.replyText')}
          submit={say('comments.reply')}
          name={`comment in ${thread.id}`}
          find={remarks.actions.findReaders}
          send={(written) => remarks.reply(thread.id, written)}
          onSent={() => notify.done(say('comments.isSent'))}
        />
      )}
      <Button size="small" className="justify-self-start" isPending={isBusy} onPress={run}>
        {say('comments.resolve')}
      </Button>
    </>
  )
}

function Reopen({ thread, remarks }: { thread: Thread; remarks: Remarks }) {
  const say = useWords()
  const format = useFormat()
  const { run, isBusy } = useStep(
    () => remarks.reopen(thread.id),
    say('comments.isReopened'),
    () => remarks.goTo(thread.id),
  )
  return (
    <div className="flex flex-wrap items-center justify-between gap-2">
      {thread.resolved && (
        <p className="text-ink-soft text-xs">
          {say('comments.resolvedBy', { name: thread.resolved.by, time: whenInWords(format, thread.resolved.at) })}
        </p>
      )}
      {!remarks.isLocked && (
        <Button size="small" isPending={isBusy} onPress={run}>
          {say('comments.reopen')}
        </Button>
      )}
    </div>
  )
}

/** Resolving or reopening: what happened is announced, and the focus goes on, for its button goes. */
function useStep(step: () => Promise<{ ok: true } | { ok: false; problem: RemarkProblem }>, said: string, after: () => void) {
  const say = useWords()
  const [isBusy, setBusy] = useState(false)
  async function act() {
    setBusy(true)
    const answer = await step()
    setBusy(false)
    if (!answer.ok) return notify.problem(remarkProblem(say, answer.problem))
    notify.done(said)
    after()
  }
  return { run: () => void act(), isBusy }
}
