import { CornerUpLeft } from 'lucide-react'
import Link from 'next/link'
import { Badge } from '#components/ui/badge.tsx'
import { Time } from '#components/ui/time.tsx'
import { stageNames, stageTones } from '#components/workflow/words.ts'
import type { DeskStory } from '#newsroom/articles/desk-stories.ts'
import { addressOf, type Wanted } from './address.ts'

const columns = 'md:grid-cols-[minmax(0,1fr)_7rem_4rem_12rem_6rem] lg:grid-cols-[minmax(0,1fr)_10rem_7rem_4rem_12rem_6rem]'

/** The heads of the columns; a screen reader hears each fact with its row instead. */
export function StoryColumns() {
  return (
    <div aria-hidden="true" className={`hidden gap-x-4 pb-1 text-2xs text-ink-faint md:grid ${columns}`}>
      <span>Headline</span>
      <span className="max-lg:hidden">Byline</span>
      <span>Section</span>
      <span className="text-right">Words</span>
      <span>Stage</span>
      <span className="text-right">Changed</span>
    </div>
  )
}

/** One story: its headline, what there is to know before opening it, and its state. */
export function StoryRow({ story, wanted, zone }: { story: DeskStory; wanted: Wanted; zone: string }) {
  const { id, headline, stage, section, words, note, livePath } = story
  return (
    <li
      className={`group/row relative isolate grid grid-cols-[minmax(0,1fr)_auto] items-baseline max-[17rem]:grid-cols-1 gap-x-4 border-line border-b py-2 before:absolute before:-inset-x-2 before:inset-y-0 before:-z-10 focus-within:before:bg-hover hover:before:bg-hover ${columns}`}
    >
      <div className="min-w-0 max-md:col-span-2">
        <p className="flex min-w-0 items-baseline gap-2">
          <Link
            href={`/desk/articles/${id}`}
            prefetch={false}
            data-story
            lang={story.language}
            className="wrap-anywhere font-semibold outline-offset-2 max-md:text-base hover:underline line-clamp-2"
          >
            {headline || <span className="text-ink-faint italic">No headline yet</span>}
          </Link>
          {story.language !== 'en' && <span className="shrink-0 font-semibold text-2xs text-ink-faint uppercase">{story.language}</span>}
        </p>
        <p className="truncate text-ink-soft text-xs lg:hidden">
          <Bylines story={story} wanted={wanted} />
          <span className="md:hidden">
            {' '}
            · {section ?? 'No section'} · {words.toLocaleString('en')} words
          </span>
        </p>
        {note && (
          <p className="mt-0.5 flex gap-1.5 text-warn text-xs">
            <CornerUpLeft size={13} aria-hidden="true" className="mt-0.5 shrink-0" />
            <span className="line-clamp-2">
              <span className="font-semibold">Sent back:</span> {note}
            </span>
          </p>
        )}
      </div>
      <p className="hidden truncate text-ink-soft lg:block">
        <Bylines story={story} wanted={wanted} />
      </p>
      <p className={`hidden truncate md:block ${section ? 'text-ink-soft' : 'text-ink-faint'}`}>{section ?? 'No section'}</p>
      <p className="hidden text-right text-ink-soft tabular-nums md:block">
        {words.toLocaleString('en')}
        <span className="sr-only"> words</span>
      </p>
      <p className="flex flex-wrap items-center gap-1.5 max-md:mt-1">
        <Badge tone={stageTones[stage]}>{stageNames[stage]}</Badge>
        {story.isWaiting && stage === 'published' && <Badge tone="warn">Changes await an editor</Badge>}
        {story.hasChanges && !story.isWaiting && <Badge tone="warn">Changes not published</Badge>}
        {livePath && (
          <a
            href={livePath}
            target="_blank"
            rel="noreferrer"
            aria-label={`View “${headline}” as readers have it`}
            className="text-accent text-xs underline-offset-2 hover:underline"
          >
            View
          </a>
        )}
      </p>
      <p className="text-right text-ink-soft text-xs max-[17rem]:text-left max-md:mt-1">
        <Time at={story.changedAt} zone={zone} />
      </p>
    </li>
  )
}

function Bylines({ story: { bylines, hasMoreBylines, createdBy, mine }, wanted }: { story: DeskStory; wanted: Wanted }) {
  return (
    <>
      {bylines.length > 0
        ? bylines.map((author, index) => (
            <span key={author.id}>
              {index > 0 && ', '}
              <Link
                href={addressOf({ ...wanted, author: author.id, after: undefined })}
                prefetch={false}
                className="underline-offset-2 hover:underline"
              >
                {author.name}
              </Link>
            </span>
          ))
        : 'No byline'}
      {hasMoreBylines && ' and others'}
      {createdBy && !mine && !bylines.some(({ name }) => name === createdBy) && (
        <span className="text-ink-faint"> · written by {createdBy}</span>
      )}
    </>
  )
}
