import { inOtherLanguages } from '#lib/alternates.ts'
import { correctionsPath, newsPath } from '#lib/paths.ts'
import { localize } from '#lib/publication.ts'
import { tags } from '#lib/tags.ts'
import type { Masthead } from '#newsroom/paper/masthead.ts'
import type { NotedCorrection } from '#newsroom/paper/newest-corrections.ts'
import { byDay } from './by-day.ts'
import type { Edition } from './edition.ts'
import { Newest } from './front-page.tsx'
import { PageHead } from './page-head.tsx'
import { everywhere } from './page-tags.ts'
import { Paper } from './paper.tsx'
import { clock, dayOf, dayOfYear, shortDayOfYear, weekday } from './times.ts'

type CorrectionsPageProps = {
  edition: Edition
  masthead: Masthead
  corrections: NotedCorrection[]
  next: string | null
  isFirst: boolean
  /** The style that only such pages need. */
  sheet: string
}

/** All corrections of the paper, newest first, laid out like lists of stories. */
export function CorrectionsPage({ edition, masthead, corrections, next, isFirst, sheet }: CorrectionsPageProps) {
  const { language, words, zone } = edition
  const path = correctionsPath(language)
  const twins = inOtherLanguages(language, correctionsPath)
  const days = byDay(corrections.map((note) => ({ ...note, day: dayOf(note.at, zone) })))
  return (
    <Paper edition={edition} masthead={masthead} twins={twins}>
      <PageHead
        title={words('corrections')}
        site={localize(masthead.name, language)}
        description={words('correctionsAbout')}
        path={path}
        twins={twins}
        language={language}
        hidden={!isFirst}
        tags={[tags.corrections(language), ...everywhere(masthead, language)]}
      />
      <style href="list" precedence="page">
        {sheet}
      </style>
      <div className="opening">
        <h1>{words('corrections')}</h1>
        <p className="dek">{words('correctionsAbout')}</p>
      </div>
      {!isFirst && <Newest edition={edition} path={path} />}
      <h2 className="spoken">{words('latest')}</h2>
      {corrections.length === 0 && <p className="none">{words('noCorrections')}</p>}
      {corrections.length > 0 && (
        <galley-more added={words('showingMore', { count: corrections.length })} loading={words('loading')} trouble={words('couldNotLoad')}>
          <div className="wire">
            {days.map(({ day, items }) => (
              <section className="day noted" key={day} data-day={day} data-short={shortDayOfYear(day, language)}>
                <h3>
                  <time dateTime={day}>
                    <span>{weekday(day, language)}</span> {dayOfYear(day, language)}
                  </time>
                </h3>
                <ol>
                  {items.map((note) => (
                    <Line key={note.id} edition={edition} note={note} />
                  ))}
                </ol>
              </section>
            ))}
          </div>
          {next && (
            <p className="more">
              <a href={`${path}?after=${next}`} rel="next">
                {words('showMore')}
              </a>
            </p>
          )}
        </galley-more>
      )}
    </Paper>
  )
}

function Line({ edition: { language, words, zone }, note }: { edition: Edition; note: NotedCorrection }) {
  return (
    <li data-story={note.articleId}>
      <article>
        <time dateTime={note.at.toISOString()}>{clock(note.at, language, zone)}</time>
        <div>
          <h4>
            <a href={newsPath(note.language, note.slug)}>{note.headline}</a>
          </h4>
          <p>
            {note.kind === 'clarification' && <strong>{words('clarification')}. </strong>}
            {note.text}
          </p>
        </div>
      </article>
    </li>
  )
}
