import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, expect, test } from 'vitest'
import ReaderLayout from '#app/(reader)/[language]/layout.tsx'
import { frontSheet } from '#app/(reader)/arranged-sheets.ts'
import { textSheet } from '#app/(reader)/text-sheets.ts'
import { type FeedShape, feedShapes } from '#db/schema/feed.ts'
import { demoSections, paper } from '#demo/sections.ts'
import { nodesOf } from '#newsroom/articles/document.ts'
import type { PublishedArticle } from '#newsroom/paper/published-by-slug.ts'
import { readStyle } from '#reader/assets.ts'
import { buildReader } from '#reader/build.ts'
import { finish, pack } from '#services/edge/page.ts'
import { inLanguage } from '#testing/published-demo.ts'
import { ArticlePage } from './article-page.tsx'
import { editionIn } from './edition.ts'
import { FrontPage } from './front-page.tsx'

beforeAll(() => buildReader())

// The budget of a story's HTML, including its style, as the edge packs frequent pages; `npm run bench first-view` measures it in a browser,
// where portraits and longer captions add a hundred bytes.
test('a story of 800 words with its picture, its authors and the feed below it is at most 10 KB compressed', async () => {
  const story = inLanguage('en').find(({ words, hero }) => hero && words > 780 && words < 860)
  if (!story) throw new Error('the demo has no such story')
  const made = await finish('/news/story', toRendered(await htmlOf(story)), { https: true }, 1_000)
  await pack(made)
  expect(made.identity.body.toString()).toContain('About the author')
  expect(made.brotli?.body.length).toBeLessThanOrEqual(10 * 1024 - 150)
})

test('a story of words, lists, quotations and pictures has no style of other blocks, and each style comes with its blocks', () => {
  const sheetOf = (...types: string[]) => textSheet({ type: 'doc', content: types.map((type) => ({ type })) })
  expect(sheetOf('paragraph', 'heading', 'bulletList', 'blockquote', 'attribution', 'picture', 'relatedStory', 'horizontalRule')).toBe('')
  expect(sheetOf('box')).toBe(readStyle('boxesStyle'))
  expect(sheetOf('pullQuote', 'preformatted')).toBe(readStyle('boxesStyle'))
  expect(sheetOf('pictures')).toBe(readStyle('picturesStyle'))
  expect(sheetOf('embed')).toBe(readStyle('embedsStyle'))
  expect(sheetOf('map')).toBe(`${readStyle('mapsStyle')}.at500-500{--x:50%;--y:50%}`)
  expect(sheetOf('tableFigure', 'table')).toBe(readStyle('tableStyle') + readStyle('figuresStyle'))
})

test('only a story with a table contains the style of tables', async () => {
  const stories = inLanguage('en')
  const [tabled, bare] = [true, false].map((isWanted) => stories.find((story) => hasTable(story) === isWanted))
  if (!tabled || !bare) throw new Error('the demo has no such stories')
  expect(await htmlOf(tabled)).toContain('border-collapse')
  expect(await htmlOf(bare)).not.toContain('border-collapse')
})

test('a front page in the usual shape has no style of arranged ones, and another shape adds at most 1 KB compressed', async () => {
  const stories = inLanguage('en')
    .slice(0, 20)
    .map((card, at) => ({ ...card, pinned: at < 1, size: null }))
  const weigh = async (shape: FeedShape) => {
    const page = (
      <FrontPage
        edition={editionIn('en')}
        masthead={masthead}
        stories={stories}
        next="a0"
        isFirst
        shape={shape}
        sheet={frontSheet(stories, shape)}
      />
    )
    const html = await inLayout(page)
    const made = await finish('/', toRendered(html), { https: true }, 1_000)
    await pack(made)
    return { html, bytes: made.brotli?.body.length ?? Number.NaN }
  }
  const usual = await weigh('wire')
  expect(usual.html).not.toContain('.day.row')
  for (const shape of feedShapes.filter((each) => each !== 'wire')) {
    const { html, bytes } = await weigh(shape)
    expect(html).toContain('.day.row')
    expect(bytes - usual.bytes, shape).toBeLessThanOrEqual(1024)
  }
})

const hasTable = ({ body }: PublishedArticle) => [...nodesOf(body)].some(({ type }) => type === 'table')
const toRendered = (html: string) => ({ status: 200, type: 'text/html; charset=utf-8', body: Buffer.from(html), tags: [] })

async function htmlOf(story: PublishedArticle): Promise<string> {
  const others = inLanguage('en').filter(({ slug }) => slug !== story.slug)
  const [topic] = story.topics
  const page = (
    <ArticlePage
      edition={editionIn('en')}
      masthead={masthead}
      article={story}
      more={topic ? { topic, stories: others.slice(0, 1) } : null}
      feed={{ stories: others.slice(1, 5).map((card, at) => ({ ...card, pinned: at < 1 })), next: 'a0' }}
      textSheet={textSheet(story.body)}
    />
  )
  return inLayout(page)
}

const masthead = {
  ...paper,
  sections: Object.entries(demoSections).map(([slug, section]) => ({ id: slug, slug, ...section })),
  breaking: [],
}

const inLayout = async (page: ReactNode): Promise<string> =>
  `<!DOCTYPE html>${renderToStaticMarkup(await ReaderLayout({ children: page, params: Promise.resolve({ language: 'en' }) }))}`
