'use client'

import { CornerUpLeft } from 'lucide-react'
import { AssignedLine } from '#components/assignment/assigned-line.tsx'
import { EmbargoMark } from '#components/embargo/embargo-mark.tsx'
import { ScheduleMark } from '#components/schedule/schedule-mark.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Time } from '#components/ui/time.tsx'
import { stageTones } from '#components/workflow/words.ts'
import { firstLanguage } from '#lib/publication.ts'
import type { DeskStory } from '#newsroom/articles/desk-stories.ts'
import { useFormat, useWords } from '#words'
import { addressOf, type Wanted } from './address.ts'
import { SelectBox } from './bulk/select-box.tsx'
import { InStory } from './in-story.tsx'
import { StoryMenu } from './story-menu.tsx'

const columns = 'md:grid-cols-[minmax(0,1fr)_7rem_4rem_12rem_6rem] lg:grid-cols-[minmax(0,1fr)_10rem_7rem_4rem_12rem_6rem]'

/** The column headings; screen readers get each fact within its row instead. */
export function StoryColumns() {
  const say = useWords()
  return (
    <div aria-hidden="true" className={`hidden min-w-0 flex-1 gap-x-4 text-2xs text-ink-faint md:grid ${columns}`}>
      <span>{say('stories.headline')}</span>
      <span className="max-lg:hidden">{say('stories.byline')}</span>
      <span>{say('stories.section')}</span>
      <span className="text-right">{say('stories.words')}</span>
      <span>{say('stories.stage')}</span>
      <span className="text-right">{say('stories.changed')}</span>
    </div>
  )
}

/** One story: its headline, important facts, and its state. Its links are followed by the list (usePlainLinks). */
export function StoryRow({ story, wanted, zone }: { story: DeskStory; wanted: Wanted; zone: string }) {
  const say = useWords()
  const format = useFormat()
  const { headline, section, words } = story
  const wordCount = say('stories.wordCount', { count: words })
  return (
    <li
      data-story-id={story.id}
      className="group/row relative isolate flex gap-2 border-line border-b py-2 before:absolute before:-inset-x-2 before:inset-y-0 before:-z-10 focus-within:before:bg-hover hover:before:bg-hover has-checked:before:bg-accent-soft"
    >
      <SelectBox id={story.id} headline={headline} />
      <div
        className={`grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 max-[17rem]:grid-cols-1 md:grid-rows-[auto_auto_1fr] ${columns}`}
      >
        <Headline story={story} />
        {/* Below the headline; on a wide screen a column of its own. */}
        <p className="truncate text-ink-soft max-md:col-span-2 max-lg:text-xs md:max-lg:col-start-1 md:max-lg:row-start-2 lg:col-start-2 lg:row-span-3 lg:row-start-1">
          <Bylines story={story} wanted={wanted} />
          <span className="md:hidden">
            {' '}
            · {section ?? say('stories.noSection')} · {wordCount}
          </span>
        </p>
        <Below story={story} />
        <p
          className={`hidden truncate md:col-start-2 md:row-span-3 md:row-start-1 md:block lg:col-start-3 ${section ? 'text-ink-soft' : 'text-ink-faint'}`}
        >
          {section ?? say('stories.noSection')}
        </p>
        <p className="hidden text-right text-ink-soft tabular-nums md:col-start-3 md:row-span-3 md:row-start-1 md:block lg:col-start-4">
          <span aria-hidden="true">{format.number(words)}</span>
          <span className="sr-only">{wordCount}</span>
        </p>
        <Standing story={story} />
        <p className="text-right text-ink-soft text-xs max-[17rem]:text-left max-md:mt-1 md:col-start-5 md:row-span-3 md:row-start-1 lg:col-start-6">
          <Time at={story.changedAt} zone={zone} />
        </p>
      </div>
      {/* Its place stays where there is no menu: the columns stand below each other. */}
      <span className="w-7 shrink-0 max-md:w-10">
        <StoryMenu story={{ id: story.id, headline, stage: story.stage, hasChanges: story.hasChanges, planned: story.planned }} />
      </span>
    </li>
  )
}

/** Who looks after it, until when, and why it was sent back. */
function Below({ story }: { story: DeskStory }) {
  const say = useWords()
  if (!story.editor && !story.deadline && !story.note) return null
  return (
    <div className="min-w-0 max-md:col-span-2 md:col-start-1 md:row-start-3 lg:row-start-2">
      <AssignedLine story={story} />
      {story.note && (
        <p className="mt-0.5 flex gap-1.5 text-warn text-xs">
          <CornerUpLeft size={13} aria-hidden="true" className="mt-0.5 shrink-0" />
          <span className="line-clamp-2">
            <span className="font-semibold">{say('stories.sentBack')}</span> {story.note}
          </span>
        </p>
      )}
    </div>
  )
}

/** Its stage, what keeps it, and what of it readers do not have yet. */
function Standing({ story }: { story: DeskStory }) {
  const say = useWords()
  const { headline, stage, livePath } = story
  return (
    <p className="flex flex-wrap items-center gap-1.5 max-md:mt-1 md:col-start-4 md:row-span-3 md:row-start-1 lg:col-start-5">
      {story.embargo && <EmbargoMark embargo={story.embargo} />}
      <Badge tone={stageTones[stage]}>{say(`stages.${stage}`)}</Badge>
      {story.isWaiting && stage === 'published' && <Badge tone="warn">{say('stories.changesAwait')}</Badge>}
      {story.hasChanges && !story.isWaiting && <Badge tone="warn">{say('stories.changesNotOut')}</Badge>}
      {story.planned && <ScheduleMark {...story.planned} />}
      {livePath && (
        <a
          href={livePath}
          target="_blank"
          rel="noreferrer"
          aria-label={say('stories.viewStory', { headline })}
          className="text-accent text-xs underline-offset-2 hover:underline"
        >
          {say('stories.view')}
        </a>
      )}
    </p>
  )
}

function Headline({ story: { id, headline, language } }: { story: DeskStory }) {
  const say = useWords()
  return (
    <p className="flex min-w-0 items-baseline gap-2 max-md:col-span-2 md:col-start-1 md:row-start-1">
      <a
        href={`/desk/articles/${id}`}
        data-story
        lang={language}
        className="wrap-anywhere font-semibold outline-offset-2 max-md:text-base hover:underline line-clamp-2"
      >
        {headline || <span className="text-ink-faint italic">{say('everywhere.noHeadline')}</span>}
      </a>
      <InStory id={id} />
      {language !== firstLanguage() && <span className="shrink-0 font-semibold text-2xs text-ink-faint uppercase">{language}</span>}
    </p>
  )
}

function Bylines({ story: { bylines, hasMoreBylines, createdBy, mine }, wanted }: { story: DeskStory; wanted: Wanted }) {
  const say = useWords()
  return (
    <>
      {bylines.length > 0
        ? bylines.map((author, index) => (
            <span key={author.id}>
              {index > 0 && ', '}
              <a href={addressOf({ ...wanted, author: author.id, after: undefined })} className="underline-offset-2 hover:underline">
                {author.name}
              </a>
            </span>
          ))
        : say('stories.noByline')}
      {hasMoreBylines && ` ${say('stories.andOthers')}`}
      {createdBy && !mine && !bylines.some(({ name }) => name === createdBy) && (
        <span className="text-ink-faint"> · {say('stories.writtenBy', { name: createdBy })}</span>
      )}
    </>
  )
}
