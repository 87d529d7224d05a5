import { localized } from '#lib/languages.ts'
import { newsPath, sectionPath } from '#lib/paths.ts'
import type { StoryCard } from '#newsroom/articles/story-card.ts'
import { byDay } from './by-day.ts'
import type { Edition } from './edition.ts'
import { Picture } from './picture.tsx'
import { clock, dayOf, dayOfYear, shortDay, shortDayOfYear, weekday } from './times.ts'

type ListProps = {
  edition: Edition
  stories: (StoryCard & { pinned?: boolean })[]
  /** The address of the next page; null on the last one. */
  next: string | null
  hasSections?: boolean
}

/** The wire, under a heading of the second level: days as headings, times in their own column, headlines beside them. */
export function StoryList({ edition, stories, next, hasSections = true }: ListProps) {
  const { words, zone, language } = edition
  const dated = stories.map((story) => ({ ...story, day: dayOf(story.firstPublishedAt, zone) }))
  const pinned = dated.filter((story) => story.pinned)
  const days = byDay(dated.filter((story) => !story.pinned))
  const line = (story: (typeof dated)[number], day: string | undefined) => (
    <Line key={story.articleId} edition={edition} story={story} isOtherDay={story.day !== day} hasSection={hasSections} />
  )
  if (stories.length === 0) return <p className="none">{words('noStories')}</p>
  return (
    <galley-more added={words('showingMore', { count: stories.length })} loading={words('loading')} trouble={words('couldNotLoad')}>
      <div className="wire">
        {pinned.length > 0 && (
          <section className="day pinned">
            <h3>
              <span>{words('pinned')}</span>
            </h3>
            <ol>{pinned.map((story) => line(story, days[0]?.day))}</ol>
          </section>
        )}
        {days.map(({ day, items }) => (
          <section className="day" key={day} data-day={day} data-short={shortDayOfYear(day, language)}>
            <h3>
              <time dateTime={day}>
                <span>{weekday(day, language)}</span> {dayOfYear(day, language)}
              </time>
            </h3>
            <ol>{items.map((story) => line(story, day))}</ol>
          </section>
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
  isOtherDay: boolean
  hasSection: boolean
}

function Line({ edition, story, isOtherDay, hasSection }: LineProps) {
  const { words, zone, language } = edition
  const changed = changeOf(story)
  const path = newsPath(story.language, story.slug)
  return (
    <li data-story={story.articleId}>
      <article>
        <time dateTime={story.firstPublishedAt.toISOString()}>
          {isOtherDay && <span>{shortDay(story.firstPublishedAt, language, zone)} </span>}
          {clock(story.firstPublishedAt, language, zone)}
        </time>
        <div>
          <h4>
            {story.breaking && <span className="urgent">{words('breaking')} </span>}
            <a href={path}>{story.headline}</a>
          </h4>
          {story.dek && <p>{story.dek}</p>}
          {(hasSection || changed) && (
            <p className="marks">
              {hasSection && <a href={sectionPath(language, story.section.slug)}>{localized(story.section.name, language)}</a>}
              {changed && (
                <span>
                  {words(changed.mark)}{' '}
                  <time dateTime={changed.at.toISOString()}>
                    {dayOf(changed.at, zone) !== dayOf(story.firstPublishedAt, zone) && `${shortDay(changed.at, language, zone)} `}
                    {clock(changed.at, language, zone)}
                  </time>
                </span>
              )}
            </p>
          )}
        </div>
        {story.hero && (
          <div className="thumb">
            <Picture picture={story.hero} alt="" shape="4x3" sizes="8rem" widest={320} />
          </div>
        )}
      </article>
    </li>
  )
}

/** What is said of a story that changed: a correction is said rather than that the text is newer, for as long as it is news. */
function changeOf({ updatedAt, correctedAt }: StoryCard): { mark: 'correction' | 'updated'; at: Date } | null {
  if (correctedAt) return { mark: 'correction', at: correctedAt }
  return updatedAt && { mark: 'updated', at: updatedAt }
}
