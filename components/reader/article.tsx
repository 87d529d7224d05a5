import type { ReactNode } from 'react'
import { headlineSize } from '#lib/headline-on-phone.ts'
import { authorPath, sectionPath, topicPath } from '#lib/paths.ts'
import { localize } from '#lib/publication.ts'
import { readingMinutes } from '#newsroom/articles/plain-text.ts'
import type { Correction } from '#newsroom/paper/newest-corrections.ts'
import type { PaperAuthor, PublishedArticle } from '#newsroom/paper/published-by-slug.ts'
import type { ShownPicture } from '#newsroom/paper/story-card.ts'
import { AuthorCard } from './author-card.tsx'
import { Caption } from './document/caption.tsx'
import { StoryText } from './document/render.tsx'
import type { Edition } from './edition.ts'
import { Picture } from './picture.tsx'
import { clock, commaIn, dayAndTime, dayOf } from './times.ts'

/** `isPrivate`: a preview, which offers nobody to share its address. */
type Shown = { edition: Edition; article: PublishedArticle; isPrivate?: boolean }

/** A story as its page shows it, published or not: the desk's preview passes a draft in the same shape. */
export function Article({ edition, article, isPrivate = false }: Shown) {
  const { section, headline, dek, hero, authors, topics, corrections } = article
  const { words, language } = edition
  return (
    <article className="story">
      <header>
        <p className="label">
          {article.breaking && <span className="urgent">{words('breaking')}</span>}
          <a href={sectionPath(language, section.slug)}>{localize(section.name, language)}</a>
        </p>
        <h1 className={headlineSize(headline)}>{headline}</h1>
      </header>
      {/* Reader views show one element without its asides and footers: this one. */}
      <div className="text">
        {dek && <p className="dek">{dek}</p>}
        <Facts edition={edition} article={article} isPrivate={isPrivate} />
        {hero && <Hero edition={edition} hero={hero} />}
        <StoryText
          edition={edition}
          body={article.body}
          pictures={article.pictures}
          attachments={article.attachments}
          related={article.related}
        />
      </div>
      {!isPrivate && (
        <aside className="extra ending" aria-label={words('share')}>
          <Share edition={edition} />
        </aside>
      )}
      {topics.length > 0 && <Topics edition={edition} topics={topics} />}
      {corrections.length > 0 && <Corrections edition={edition} corrections={corrections} />}
      {authors.length > 0 && <Authors edition={edition} authors={authors} />}
    </article>
  )
}

/**
 * Phones take a file that is a little narrower than their screen, or twice as fine as their layout: what is finer looks the same there and
 * comes later. Whoever wants to see more opens the largest.
 */
const heroSizes = '(min-width: 68rem) 56rem, (min-resolution: 2.5dppx) 66vw, 88vw'

/** The main picture, loaded at once. A click opens the largest file. */
function Hero({ edition, hero }: { edition: Edition; hero: ShownPicture }) {
  const isTall = hero.height / hero.width > 2 / 3
  return (
    <figure className={isTall ? 'hero tall' : 'hero'}>
      <Picture
        picture={hero}
        alt={hero.alt}
        sizes={heroSizes}
        cropped={isTall ? [{ shape: '3x2', from: '(min-width: 64rem)' }] : undefined}
        isFirst
        enlarge={edition.words('enlarge')}
      />
      <Caption edition={edition} caption={hero.caption} credit={hero.credit} />
    </figure>
  )
}

/** The byline, the dates, and the reading time. */
function Facts({ edition, article: { authors, firstPublishedAt, updatedAt, words: count, corrections }, isPrivate }: Shown) {
  const { words, language, zone } = edition
  const [newest] = corrections
  const corrected = newest?.kind === 'correction' && updatedAt && newest.at >= updatedAt ? newest.at : null
  const formatChange = (at: Date) =>
    dayOf(at, zone) === dayOf(firstPublishedAt, zone) ? clock(at, language, zone) : dayAndTime(at, language, zone)
  return (
    <footer className="facts">
      {authors.length > 0 && (
        <p className="byline">
          {words('by')}{' '}
          {joinNames(
            authors.map((author) => <Name key={author.id} edition={edition} author={author} />),
            words('and'),
            commaIn(language),
          )}
        </p>
      )}
      <p>
        <time dateTime={firstPublishedAt.toISOString()}>{dayAndTime(firstPublishedAt, language, zone)}</time>
      </p>
      {corrected && (
        <p>
          <a href="#corrections">
            <time dateTime={corrected.toISOString()}>{words('correctedAt', { time: formatChange(corrected) })}</time>
          </a>
        </p>
      )}
      {updatedAt && !corrected && (
        <p>
          <time dateTime={updatedAt.toISOString()}>{words('updatedAt', { time: formatChange(updatedAt) })}</time>
        </p>
      )}
      <p>{words('minutes', { count: readingMinutes(count) })}</p>
      {!isPrivate && <Share edition={edition} />}
    </footer>
  )
}

function Share({ edition: { words } }: { edition: Edition }) {
  return (
    <galley-share copied={words('copied')} by-hand={words('copyByHand')}>
      {/* Hidden until the script has found a way to share. */}
      <button type="button" hidden suppressHydrationWarning>
        {words('share')}
      </button>
    </galley-share>
  )
}

function Name({ edition: { language }, author }: { edition: Edition; author: PaperAuthor }) {
  return (
    <span>
      <a href={authorPath(language, author.slug)} rel="author">
        {localize(author.name, language)}
      </a>
      {author.title && <small>{localize(author.title, language)}</small>}
    </span>
  )
}

/** "A", "A and B", "A, B and C". */
function joinNames(names: ReactNode[], and: string, comma: string): ReactNode[] {
  return names.flatMap((name, index) => {
    if (index === 0) return [name]
    return [index === names.length - 1 ? and : comma, name]
  })
}

function Topics({ edition: { language, words }, topics }: { edition: Edition; topics: PublishedArticle['topics'] }) {
  return (
    <aside className="extra topics" aria-labelledby="topics">
      <h2 id="topics" className="label">
        {words('topics')}
      </h2>
      <ul>
        {topics.map((topic) => (
          <li key={topic.slug}>
            <a href={topicPath(language, topic.slug)} rel="tag">
              {localize(topic.name, language)}
            </a>
          </li>
        ))}
      </ul>
    </aside>
  )
}

/** The corrections, newest first. */
function Corrections({ edition: { language, words, zone }, corrections }: { edition: Edition; corrections: Correction[] }) {
  return (
    <section className="corrections" aria-labelledby="corrections">
      <h2 id="corrections" className="label">
        {words('corrections')}
      </h2>
      {corrections.map(({ id, kind, at, text }) => (
        <p key={id}>
          <small>
            {words(kind) + commaIn(language)}
            <time dateTime={at.toISOString()}>{dayAndTime(at, language, zone)}</time>
          </small>{' '}
          {text}
        </p>
      ))}
    </section>
  )
}

function Authors({ edition, authors }: { edition: Edition; authors: PaperAuthor[] }) {
  return (
    <aside className="extra authors" aria-labelledby="authors">
      <h2 id="authors" className="label">
        {edition.words('aboutAuthors', { count: authors.length })}
      </h2>
      <ul>
        {authors.map((author) => (
          <AuthorCard key={author.id} edition={edition} author={author} />
        ))}
      </ul>
    </aside>
  )
}
