import { inOtherLanguages } from '#lib/alternates.ts'
import { authorPath, newsPath, searchPath, sectionPath, topicPath } from '#lib/paths.ts'
import { localize } from '#lib/publication.ts'
import { tags } from '#lib/tags.ts'
import type { Masthead } from '#newsroom/paper/masthead.ts'
import type { FoundName } from '#newsroom/search/find-names.ts'
import type { Answers, Found } from '#newsroom/search/search-stories.ts'
import type { Edition } from './edition.ts'
import { PageHead } from './page-head.tsx'
import { everywhere } from './page-tags.ts'
import { Paper } from './paper.tsx'
import { Picture } from './picture.tsx'
import { dayOf, shortDay } from './times.ts'

/** The form's values as they were sent. */
export type Asked = { q: string; section: string; from: string; to: string; sort: 'newest' | '' }

type SearchPageProps = {
  edition: Edition
  masthead: Masthead
  asked: Asked
  /** Invalid days that were sent (2026-02-30): the search ignores them and says so. */
  noSuchDays: string[]
  answers: Answers
  /** The style that only this page needs. */
  sheet: string
}

/** Search: a form that works without script, and the results, ranked by relevance and age. */
export function SearchPage({ edition, masthead, asked, noSuchDays, answers, sheet }: SearchPageProps) {
  const { language, words } = edition
  const path = searchPath(language)
  const title = asked.q ? words('searchResults', { text: asked.q }) : words('searchTitle')
  // The next page keeps the corrected query; another language gets the reader's original one.
  const next = answers.next && withQuery(path, { ...asked, q: answers.instead ?? asked.q, after: answers.next })
  return (
    <Paper edition={edition} masthead={masthead} twins={inOtherLanguages(language, (other) => withQuery(searchPath(other), asked))}>
      <PageHead
        title={title}
        site={localize(masthead.name, language)}
        description=""
        path={path}
        language={language}
        hidden
        tags={[tags.lists(language), ...everywhere(masthead, language)]}
      />
      <style href="search" precedence="page">
        {sheet}
      </style>
      <div className="opening">
        <h1>{words('search')}</h1>
        <Form edition={edition} masthead={masthead} asked={asked} />
      </div>
      {noSuchDays.map((day) => (
        <p key={day} className="none">
          {words('noSuchDay', { day })}
        </p>
      ))}
      {answers.instead && <p className="none">{words('searchedInstead', { text: answers.instead })}</p>}
      <Names edition={edition} names={answers.names} />
      {asked.q && answers.stories.length === 0 && <p className="none">{words('nothingFound', { text: answers.instead ?? asked.q })}</p>}
      {answers.isAny && <p className="none">{words('anyOfTheWords')}</p>}
      {answers.hits && answers.hits.count > 0 && (
        <p className="none">{words(answers.hits.isMore ? 'manyFound' : 'storiesFound', { count: answers.hits.count })}</p>
      )}
      {answers.stories.length > 0 && <Results edition={edition} title={title} stories={answers.stories} next={next} />}
    </Paper>
  )
}

type ResultsProps = { edition: Edition; title: string; stories: Answers['stories']; next: string | null }

/** The results, and a link to more of them. */
function Results({ edition, title, stories, next }: ResultsProps) {
  const { words } = edition
  return (
    <galley-more loading={words('loading')} trouble={words('couldNotLoad')} added={words('showingMore', { count: stories.length })}>
      <div className="wire">
        <section className="day found" data-day="found" aria-label={title}>
          <ol>
            {stories.map((story) => (
              <Result key={story.articleId} edition={edition} story={story} />
            ))}
          </ol>
        </section>
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

function withQuery(path: string, fields: Record<string, string>): string {
  const given = Object.entries(fields).filter(([, value]) => value !== '')
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path
}

function Form({ edition: { language, words }, masthead, asked }: Omit<SearchPageProps, 'answers' | 'noSuchDays' | 'sheet'>) {
  return (
    <search>
      <form className="search" action={searchPath(language)}>
        <label className="wide">
          <span>{words('searchFor')}</span>
          <input
            type="search"
            name="q"
            defaultValue={asked.q}
            maxLength={200}
            required
            autoComplete="off"
            enterKeyHint="search"
            // biome-ignore lint/a11y/noAutofocus: a visitor without a query comes to type one, and it is the page's first field
            autoFocus={asked.q === ''}
          />
        </label>
        <label>
          <span>{words('section')}</span>
          <select name="section" defaultValue={asked.section}>
            <option value="">{words('anySection')}</option>
            {masthead.sections.map(({ id, slug, name }) => (
              <option key={id} value={slug}>
                {localize(name, language)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{words('sort')}</span>
          <select name="sort" defaultValue={asked.sort}>
            <option value="">{words('bestFirst')}</option>
            <option value="newest">{words('newestFirst')}</option>
          </select>
        </label>
        <div className="days">
          <label>
            <span>{words('since')}</span>
            <input type="date" name="from" defaultValue={asked.from} />
          </label>
          <label>
            <span>{words('until')}</span>
            <input type="date" name="to" defaultValue={asked.to} />
          </label>
        </div>
        <button type="submit">{words('search')}</button>
      </form>
    </search>
  )
}

const pathOf = { author: authorPath, topic: topicPath, section: sectionPath }

/** Authors, topics and sections with that name: the reader may have meant their page. */
function Names({ edition: { language, words }, names }: { edition: Edition; names: readonly FoundName[] }) {
  if (names.length === 0) return null
  return (
    <ul className="names">
      {names.map(({ kind, slug, name }) => (
        <li key={`${kind}-${slug}`}>
          <a href={pathOf[kind](language, slug)}>{localize(name, language)}</a> <span>{words(kind)}</span>
        </li>
      ))}
    </ul>
  )
}

function Result({ edition: { language, zone }, story }: { edition: Edition; story: Found }) {
  return (
    <li data-story={story.articleId}>
      <article>
        <time dateTime={story.firstPublishedAt.toISOString()}>
          <span>{shortDay(story.firstPublishedAt, language, zone)} </span>
          <span>{dayOf(story.firstPublishedAt, zone).slice(0, 4)}</span>
        </time>
        <div>
          <h2>
            <a href={newsPath(story.language, story.slug)}>{story.headline}</a>
          </h2>
          <p>
            {story.excerpt.map(({ text, isHit }, place) => {
              const key = `${place}-${text}`
              return isHit ? <mark key={key}>{text}</mark> : <span key={key}>{text}</span>
            })}
            …
          </p>
          <p className="marks">
            <a href={sectionPath(language, story.section.slug)}>{localize(story.section.name, language)}</a>
          </p>
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
