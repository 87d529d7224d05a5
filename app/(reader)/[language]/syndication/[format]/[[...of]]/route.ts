import { answerNothing, forMachines } from '#app/for-machines.ts'
import { editionIn } from '#components/reader/edition.ts'
import { logoFile } from '#components/reader/logo.tsx'
import { dayAndTime } from '#components/reader/times.ts'
import { type FeedFormat, listKinds } from '#lib/addresses.ts'
import { publicUrl, websubHub } from '#lib/env.ts'
import type { Language } from '#lib/languages.ts'
import { authorPath, feedPath, sectionPath, topicPath } from '#lib/paths.ts'
import { isPublished, localize } from '#lib/publication.ts'
import { tags } from '#lib/tags.ts'
import { authorBySlug } from '#newsroom/paper/author-by-slug.ts'
import { masthead } from '#newsroom/paper/masthead.ts'
import type { Correction } from '#newsroom/paper/newest-corrections.ts'
import { sectionBySlug } from '#newsroom/paper/section-by-slug.ts'
import { topicBySlug } from '#newsroom/paper/topic-by-slug.ts'
import { findSyndicated } from '#newsroom/syndication/find-syndicated.ts'
import { tagsOfStories } from '#newsroom/syndication/tags-of-stories.ts'
import { feedTypes, writeFeed } from '#newsroom/syndication/write-feed.ts'

type Asked = { params: Promise<{ language: string; format: string; of?: string[] }> }

/** /rss.xml, /atom.xml and /feed.json, also under a section, a topic or an author (rewritten by proxy.ts). */
export async function GET(_: Request, { params }: Asked): Promise<Response> {
  const { language, format, of: [kind, slug] = [] } = await params
  if (!isPublished(language) || !isFormat(format)) return answerNothing()
  const [top, list] = await Promise.all([masthead(), kind && slug ? listOf(kind, slug, language) : wholePaper(language)])
  if (!list) return answerNothing()
  const name = localize(top.name, language)
  const stories = await findSyndicated(list.scope, language)
  const { words, zone } = editionIn(language)
  const about = {
    origin: publicUrl(),
    language,
    title: list.name ? `${list.name} — ${name}` : name,
    description: list.name ? '' : localize(top.tagline, language),
    path: list.path,
    folder: list.path === '/' ? '' : list.path,
    publisher: name,
    logo: logoFile(top).path,
    hub: (list.name === '' && websubHub()) || null,
    readOn: words('wholeStory'),
    correction: ({ kind, at }: Correction) => `${words(kind)}, ${dayAndTime(at, language, zone)}`,
  }
  return forMachines(writeFeed(format, about, stories), feedTypes[format], [list.tag, tags.newsroom(), ...tagsOfStories(stories)])
}

const isFormat = (format: string): format is FeedFormat => Object.hasOwn(feedTypes, format)

const wholePaper = (language: Language) => ({
  scope: { kind: 'all' } as const,
  name: '',
  path: feedPath(language),
  tag: tags.lists(language),
})

const lists = {
  section: { find: sectionBySlug, path: sectionPath, tag: tags.section },
  topic: { find: topicBySlug, path: topicPath, tag: tags.topic },
  author: { find: authorBySlug, path: authorPath, tag: tags.author },
}

async function listOf(asked: string, slug: string, language: Language) {
  const kind = listKinds.find((known) => known === asked)
  const found = kind && (await lists[kind].find(slug))
  if (!kind || !found) return null
  return {
    scope: { kind, id: found.id },
    name: localize(found.name, language),
    path: lists[kind].path(language, slug),
    tag: lists[kind].tag(found.id),
  }
}
