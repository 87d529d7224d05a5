import type { ReactNode } from 'react'
import { inOtherLanguages } from '#lib/alternates.ts'
import type { Language } from '#lib/languages.ts'
import { localize } from '#lib/publication.ts'
import { tags } from '#lib/tags.ts'
import type { Masthead } from '#newsroom/paper/masthead.ts'
import type { Page } from '#newsroom/paper/newest-first.ts'
import type { Edition } from './edition.ts'
import { Newest } from './front-page.tsx'
import { linkPictureOf } from './link-picture.ts'
import { PageHead } from './page-head.tsx'
import { everywhere } from './page-tags.ts'
import { Paper } from './paper.tsx'
import { StoryList } from './story-list.tsx'
import { ListData } from './structured-data.tsx'

type ListPageProps = {
  edition: Edition
  masthead: Masthead
  name: string
  description: string
  /** The heading of the page. */
  children: ReactNode
  /** The list's address in a language. */
  pathIn: (language: Language) => string
  ownTags: string[]
  page: Page
  isFirst: boolean
  section?: string
  /** The style that only such pages need. */
  sheet: string
}

/** A section, a topic or an author: its heading and its stories, newest first; in a section, those that editors ordered come first. */
export function ListPage({
  edition,
  masthead,
  name,
  description,
  children,
  pathIn,
  ownTags,
  page,
  isFirst,
  section,
  sheet,
}: ListPageProps) {
  const { language, words } = edition
  const twins = inOtherLanguages(language, pathIn)
  const path = pathIn(language)
  return (
    <Paper edition={edition} masthead={masthead} section={section} twins={twins} feeds={path}>
      <PageHead
        title={name}
        site={localize(masthead.name, language)}
        image={linkPictureOf(page.stories, masthead.house)}
        description={description}
        path={path}
        twins={twins}
        language={language}
        hidden={!isFirst}
        feeds={path}
        tags={[...ownTags, tags.lists(language), ...everywhere(masthead, language)]}
      />
      <style href="list" precedence="page">
        {sheet}
      </style>
      {children}
      <p className="follow">
        <a href={`${path}/rss.xml`} type="application/rss+xml">
          {words('follow', { name })}
        </a>
      </p>
      {isFirst && <ListData name={name} path={path} stories={page.stories} language={language} masthead={masthead} />}
      {!isFirst && <Newest edition={edition} path={path} />}
      <h2 className="spoken">{words('latest')}</h2>
      <StoryList
        edition={edition}
        stories={page.stories}
        next={page.next && `${path}?after=${page.next}`}
        hasSections={section === undefined}
      />
    </Paper>
  )
}
