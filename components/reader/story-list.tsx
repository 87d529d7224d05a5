import type { FeedShape, LookSize } from '#db/schema/feed.ts'
import { newsPath, sectionPath } from '#lib/paths.ts'
import { localize } from '#lib/publication.ts'
import type { StoryCard } from '#newsroom/paper/story-card.ts'
import { byDay } from './by-day.ts'
import type { Edition } from './edition.ts'
import { fillShape } from './fill-shape.ts'
import { Picture } from './picture.tsx'
import { clock, dayOf, dayOfYear, shortDay, shortDayOfYear, weekday } from './times.ts'

type ListProps = {
  edition: Edition
  stories: (StoryCard & { pinned?: boolean; size?: LookSize | null })[]
  /** The address of the next page; null on the last one. */
  next: string | null
  hasSections?: boolean
  /** How the top of the list is laid out; without it, the list has no top. In 'wire', a pinned first story leads with a large picture. */
  shape?: FeedShape
}

/** The list of stories, below a second-level heading: days as headings, times in a column, headlines next to them. */
export function StoryList({ edition, stories, next, hasSections = true, shape }: ListProps) {
  const { words, zone, language } = edition
  const dated = stories.map((story) => ({ ...story, day: dayOf(story.firstPublishedAt, zone) }))
  const { lead, row, wire } = fillShape(dated, shape)
  const pinned = wire.filter((story) => story.pinned)
  const days = byDay(wire.filter((story) => !story.pinned))
  const line = (story: (typeof dated)[number], day: string | null) => (
    <Line key={story.articleId} edition={edition} story={story} day={day} newest={days[0]?.day} hasSection={hasSections} />
  )
  if (stories.length === 0) return <p className="none">{words('noStories')}</p>
  return (
    <galley-more added={words('showingMore', { count: stories.length })} loading={words('loading')} trouble={words('couldNotLoad')}>
      <div className="wire">
        {lead && (
          <div className="day lead">
            <h3 className="spoken">{words('lead')}</h3>
            <ol>
              <Lead edition={edition} story={lead} hasSection={hasSections} />
            </ol>
          </div>
        )}
        {row.length > 0 && (
          <div className={`day row of${row.length}`}>
            <h3 className="spoken">{words('pinned')}</h3>
            <ol>
              {row.map((story) => (
                <InRow key={story.articleId} edition={edition} story={story} hasSection={hasSections} count={row.length} />
              ))}
            </ol>
          </div>
        )}
        {pinned.length > 0 && (
          <div className="day pinned">
            <h3>
              <span>{words('pinned')}</span>
            </h3>
            <ol>{pinned.map((story) => line(story, null))}</ol>
          </div>
        )}
        {days.map(({ day, items }) => (
          <div className="day" key={day} data-day={day} data-short={shortDayOfYear(day, language)}>
            <h3>
              <time dateTime={day}>
                <span>{weekday(day, language)}</span> {dayOfYear(day, language)}
              </time>
            </h3>
            <ol>{items.map((story) => line(story, day))}</ol>
          </div>
        ))}
      </div>
      {next && (
        <p className="more">
          <a href={next} rel="next">
            {words('showMore')}
          </a>
        </p>
      )}
    </galley-more>
  )
}

type LineProps = {
  edition: Edition
  story: StoryCard
  /** The day of the heading above the story; null without a heading. A story of another day shows its date. */
  day: string | null
  hasSection: boolean
}

/** `newest`: the first day that has a heading in the list. */
function Line({
  edition,
  story,
  day,
  newest,
  hasSection,
}: LineProps & { newest: string | undefined; story: ListProps['stories'][number] }) {
  const { zone, language } = edition
  const at = story.firstPublishedAt
  return (
    <li data-story={story.articleId} className={story.size ?? undefined}>
      <article>
        <time dateTime={at.toISOString()}>
          {day !== null && dayOf(at, zone) !== day && <span>{shortDay(at, language, zone)} </span>}
          {/* For a pinned story of an earlier day the time of day is not useful. */}
          {day === null && dayOf(at, zone) !== newest ? shortDay(at, language, zone) : clock(at, language, zone)}
        </time>
        <hgroup>
          <Headline edition={edition} story={story} />
          {story.dek && story.size !== 'small' && <p>{story.dek}</p>}
          <Marks edition={edition} story={story} day={day} hasSection={hasSection} />
        </hgroup>
        {story.hero && story.size !== 'small' && (
          <div className="thumb">
            <Picture
              picture={story.hero}
              alt=""
              shape="4x3"
              sizes={story.size === 'large' ? '(min-width: 46rem) 14rem, 8rem' : '8rem'}
              widest={story.size === 'large' ? 480 : 320}
            />
          </div>
        )}
      </article>
    </li>
  )
}

/** The first story of the front page, with its picture on top. */
function Lead({ edition, story, hasSection }: Omit<LineProps, 'day'>) {
  return (
    <li data-story={story.articleId}>
      <article>
        {story.hero && (
          <div className="wide">
            <Picture
              picture={story.hero}
              alt=""
              sizes="(min-width: 72rem) 44rem, (min-width: 64rem) 60vw, 100vw"
              cropped={[{ shape: '16x9' }]}
              isFirst
            />
          </div>
        )}
        <hgroup>
          <Headline edition={edition} story={story} />
          {story.dek && <p>{story.dek}</p>}
          <Marks edition={edition} story={story} day={null} hasSection={hasSection} isDated />
        </hgroup>
      </article>
    </li>
  )
}

/** A story of the row below the lead: its picture on top, its text below. */
function InRow({ edition, story, hasSection, count }: Omit<LineProps, 'day'> & { count: number }) {
  return (
    <li data-story={story.articleId}>
      <article>
        {story.hero && (
          <div className="cut">
            <Picture
              picture={story.hero}
              alt=""
              sizes={`(min-width: 46rem) ${count === 2 ? 50 : 33}vw, 5.5rem`}
              widest={800}
              cropped={count === 2 ? [{ shape: '3x2', from: '(min-width: 46rem)' }, { shape: '4x3' }] : [{ shape: '4x3' }]}
            />
          </div>
        )}
        <hgroup>
          <Headline edition={edition} story={story} />
          {story.dek && <p>{story.dek}</p>}
          <Marks edition={edition} story={story} day={null} hasSection={hasSection} isDated />
        </hgroup>
      </article>
    </li>
  )
}

function Headline({ edition: { words }, story }: { edition: Edition; story: StoryCard }) {
  return (
    <h4>
      {story.breaking && <span className="urgent">{words('breaking')} </span>}
      <a href={newsPath(story.language, story.slug)}>{story.headline}</a>
    </h4>
  )
}

/** The section, and the last change of the story. `isDated`: also its date, where there is no column for it. */
function Marks({ edition, story, day, hasSection, isDated = false }: LineProps & { isDated?: boolean }) {
  const { words, zone, language } = edition
  const changed = changeOf(story)
  if (!hasSection && !changed && !isDated) return null
  const time = (at: Date) => (
    <time dateTime={at.toISOString()}>
      {dayOf(at, zone) !== day && `${shortDay(at, language, zone)} `}
      {clock(at, language, zone)}
    </time>
  )
  return (
    <p className="marks">
      {hasSection && <a href={sectionPath(language, story.section.slug)}>{localize(story.section.name, language)}</a>}
      {isDated && time(story.firstPublishedAt)}
      {changed && (
        <span>
          {words(changed.mark)} {time(changed.at)}
        </span>
      )}
    </p>
  )
}

/** The mark of a changed story: a correction takes precedence over an update, for as long as it is shown. */
function changeOf({ updatedAt, correctedAt }: StoryCard): { mark: 'correction' | 'updated'; at: Date } | null {
  if (correctedAt) return { mark: 'correction', at: correctedAt }
  return updatedAt && { mark: 'updated', at: updatedAt }
}
