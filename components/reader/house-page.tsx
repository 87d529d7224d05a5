import type { ArticleDocument } from '#lib/document-types.ts'
import { authorPath, pagePath } from '#lib/paths.ts'
import { isPublished, localize } from '#lib/publication.ts'
import { tags } from '#lib/tags.ts'
import { listStories } from '#newsroom/articles/document.ts'
import type { HousePage, StaffMember } from '#newsroom/paper/house-page.ts'
import type { Masthead } from '#newsroom/paper/masthead.ts'
import { StoryText } from './document/render.tsx'
import type { Edition } from './edition.ts'
import { linkPictureOf } from './link-picture.ts'
import { PageHead } from './page-head.tsx'
import { everywhere } from './page-tags.ts'
import { Paper } from './paper.tsx'
import { Picture } from './picture.tsx'
import { Tints } from './tints.tsx'

type Props = {
  edition: Edition
  masthead: Masthead
  page: HousePage
  /** The style of what its text has beside words and pictures. */
  textSheet: string
}

/** A page of the house: about, contact, privacy, the staff. */
export function HousePageView({ edition, masthead, page, textSheet }: Props) {
  const { language } = edition
  const twins = page.languages.flatMap((other) =>
    other !== language && isPublished(other) ? [{ language: other, path: pagePath(other, page.slug) }] : [],
  )
  return (
    <Paper edition={edition} masthead={masthead} twins={twins} path={pagePath(language, page.slug)}>
      <PageHead
        title={page.headline}
        site={localize(masthead.name, language)}
        description={page.dek}
        path={pagePath(language, page.slug)}
        twins={twins}
        language={language}
        image={linkPictureOf([], masthead.house)}
        tags={tagsOf(page, masthead, edition)}
      />
      {textSheet && (
        <style href="text" precedence="page">
          {textSheet}
        </style>
      )}
      <Tints pictures={page.pictures} />
      <article className="story">
        <header>
          <h1>{page.headline}</h1>
        </header>
        <div className="text">
          {page.dek && <p className="dek">{page.dek}</p>}
          {/* In a story the byline and the dates stand between the two. */}
          <style href="house-page" precedence="page">
            {pageSheet}
          </style>
          {hasText(page.body) && (
            <StoryText edition={edition} body={page.body} pictures={page.pictures} attachments={page.attachments} related={page.related} />
          )}
          {page.staff.length > 0 && <Staff edition={edition} staff={page.staff} />}
        </div>
      </article>
    </Paper>
  )
}

/** Those who work here, each with a link to what they wrote. */
function Staff({ edition: { language }, staff }: { edition: Edition; staff: StaffMember[] }) {
  return (
    <>
      <style href="staff" precedence="page">
        {staffSheet}
      </style>
      <ul className="staff">
        {staff.map(({ slug, name, title, portrait }) => (
          <li key={slug}>
            {portrait && <Picture picture={portrait} alt="" shape="1x1" sizes="4rem" widest={160} />}
            <p>
              <a href={authorPath(language, slug)} rel="author">
                {localize(name, language)}
              </a>
              {title && <span>{localize(title, language)}</span>}
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}

const pageSheet = '.story .text>.dek{margin-bottom:var(--space-5)}'

const staffSheet =
  '.text .staff{list-style:none;padding:0;display:grid;gap:1.25rem;grid-template-columns:repeat(auto-fill,minmax(min(15rem,100%),1fr))}' +
  '.staff li{display:flex;gap:.875rem;align-items:center;margin:0;padding:0}.staff img{width:4rem;height:4rem;border-radius:50%;object-fit:cover}' +
  '.staff p{margin:0;line-height:1.3}.staff a{font-weight:700}.staff span{display:block;color:var(--quiet);font:var(--size-label)/1.4 var(--sans)}'

/** A page that only lists the staff may have no text. */
const hasText = (body: ArticleDocument): boolean => body.content.some(({ content, type }) => type !== 'paragraph' || content !== undefined)

const tagsOf = (page: HousePage, masthead: Masthead, { language }: Edition): string[] => [
  tags.page(page.pageId),
  ...everywhere(masthead, language),
  ...page.pictures.map(({ mediaId }) => tags.media(mediaId)),
  ...listStories(page.body).map((id) => tags.article(id)),
  ...(page.kind === 'staff' ? [tags.staff()] : []),
  ...page.staff.flatMap(({ portrait }) => (portrait ? [tags.media(portrait.mediaId)] : [])),
]
