import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { paper } from '#demo/sections.ts'
import type { ArticleDocument, Picture } from '#lib/document-types.ts'
import { plainText } from '#newsroom/articles/plain-text.ts'
import type { PublishedArticle } from '#newsroom/paper/published-by-slug.ts'
import { inLanguage, shownPicture } from '#testing/published-demo.ts'
import { ArticlePage } from './article-page.tsx'
import { editionIn } from './edition.ts'

/**
 * What Firefox's reader view (Readability) extracts from a story: the text, its dek and its picture, without other stories, biographies,
 * times and buttons.
 */
const stories = [...inLanguage('en').slice(0, 20), ...inLanguage('uk').slice(0, 5)]

test('there are twenty English and some Ukrainian stories to test', () => {
  expect(stories.filter(({ language }) => language === 'en')).toHaveLength(20)
  expect(stories.some(({ language }) => language === 'uk')).toBe(true)
})

test.each(stories)('the demo’s $slug is the story, its standfirst and its picture', isTheStoryAlone)

const sentences = [
  'The old quay is closed to walkers and cars until Monday, the harbour office said on Thursday, after a crane dropped a steel beam on the paving stones.',
  'Nobody was hurt. Boats leave from the north pier, ten minutes away on foot, and tickets that were bought for the quay are good there as well, the office said.',
  'The beam weighed four tonnes. It will be lifted on Saturday, when the wind is expected to fall.',
  'The pier reopens at noon.',
]
const short = 'The quay is closed until Monday'
const long = 'Walkers take the north pier, ten minutes away; boats leave from there, and the tickets that were bought are good'

test.each([
  { paragraphs: [0], dek: short, hasHero: false },
  { paragraphs: [0], dek: '', hasHero: true },
  { paragraphs: [3], dek: short, hasHero: true },
  { paragraphs: [0, 1], dek: short, hasHero: false },
  { paragraphs: [0, 1], dek: '', hasHero: false },
  { paragraphs: [0, 1], dek: long, hasHero: true },
  { paragraphs: [0, 3], dek: short, hasHero: true },
  { paragraphs: [0, 1, 2], dek: short, hasHero: false },
  { paragraphs: [0, 1, 2], dek: '', hasHero: true },
  { paragraphs: [2, 3, 1], dek: short, hasHero: true },
])('a brief of the paragraphs $paragraphs, standfirst “$dek”, picture: $hasHero', ({ paragraphs, dek, hasHero }) => {
  const body: ArticleDocument = {
    type: 'doc',
    content: paragraphs.map((at) => ({ type: 'paragraph', content: [{ type: 'text', text: sentences[at] ?? '' }] })),
  }
  const [pattern] = stories
  if (!pattern) throw new Error('the demo has no story')
  const hero = hasHero ? shownPicture('quay') : null
  isTheStoryAlone({
    ...pattern,
    slug: 'quay',
    headline: 'Quay closed, says the harbour office',
    dek,
    hero,
    body,
    pictures: [],
    related: [],
  })
})

function isTheStoryAlone(story: PublishedArticle): void {
  const { title, textContent, content } = readerViewOf(story)
  expect(title).toBe(story.headline)
  expect(squeeze(textContent)).toBe(squeeze(wordsOf(story)))
  if (story.hero) expect(content).toContain(`/media/${story.hero.hash}/`)
  expect([...content.matchAll(/<img/g)]).toHaveLength(story.pictures.length + (story.hero ? 1 : 0))
}

function readerViewOf(story: PublishedArticle) {
  const others = stories.filter(({ slug, language }) => slug !== story.slug && language === story.language)
  const [topic] = story.topics
  const page = (
    <ArticlePage
      edition={editionIn(story.language)}
      masthead={{ name: paper.name, tagline: paper.tagline, sections: [], breaking: [] }}
      article={story}
      more={topic ? { topic, stories: others.slice(0, 3) } : null}
      feed={{ stories: others.slice(3, 9).map((card, at) => ({ ...card, pinned: at < 2 })), next: 'a0' }}
      textSheet=""
    />
  )
  const { document } = parseHTML(`<!DOCTYPE html><html lang="${story.language}"><body>${renderToStaticMarkup(page)}</body></html>`)
  const read = new Readability(document as unknown as Document).parse() // linkedom's document is sufficient for Readability
  if (!read) throw new Error('the page has no reader view')
  return { title: read.title ?? '', textContent: read.textContent ?? '', content: read.content ?? '' }
}

/** The complete text of a story, in order. */
function wordsOf({ language, dek, hero, body }: PublishedArticle): string {
  const writeCaption = ({ caption, credit }: Pick<Picture, 'caption' | 'credit'>) =>
    `${caption}${credit === '' || credit.includes(':') ? credit : editionIn(language).words('photo', { credit })}`
  const read = (node: ArticleDocument['content'][number]) =>
    node.type === 'picture'
      ? writeCaption({ caption: String(node.attrs?.caption ?? ''), credit: String(node.attrs?.credit ?? '') })
      : plainText({ type: 'doc', content: [node] })
  return [dek, hero ? writeCaption(hero) : '', ...body.content.map(read)].join(' ')
}
/** Plain text may use ² and ₂ where a page has superscript and subscript: both are normalised. */
const squeeze = (text: string) => text.normalize('NFKC').replace(/\s+/g, '')
