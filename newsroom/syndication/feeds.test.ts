import fc from 'fast-check'
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { beforeAll, describe, expect, test } from 'vitest'
import type { FeedFormat } from '#lib/addresses.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { liveStory } from '#testing/live-story.ts'
import { type OwnStory, ownStory } from '#testing/pairs.ts'
import { findSyndicated, longestText, type SyndicatedStory } from './find-syndicated.ts'
import { writeFeed } from './write-feed.ts'

const origin = 'https://paper.test'
const marks = ' <i> & "both"\u0007'
const shownMarks = ' <i> & "both"'
const channel = {
  origin,
  language: 'en',
  title: `Paper${marks}`,
  description: `News${marks}`,
  path: '/',
  folder: '',
  hub: null,
  publisher: `Paper${marks}`,
  logo: '/icon-512.png',
  correction: ({ kind }: { kind: string }) => kind,
  readOn: 'Read on',
}
const formats = ['rss', 'atom', 'json'] as const satisfies FeedFormat[]

let cast: Cast
let one: OwnStory
let two: OwnStory
beforeAll(async () => {
  cast = await seedCast()
  one = await ownStory(cast, { name: 'one', at: new Date('2026-05-01T10:00:00Z'), widths: [1280, 800], marks })
  two = await ownStory(cast, { name: 'two', at: new Date('2026-05-02T10:00:00Z'), widths: [960, 1600], marks })
  await ownStory(cast, { name: 'three', at: new Date('2026-05-03T10:00:00Z'), widths: [640, 640], language: 'uk' })
})

type Read = {
  id: string
  title: string
  names: string[]
  categories: string[]
  enclosure: { url: string; bytes: number } | null
  html: string
}
type Element = { name: string; attributes: Record<string, string>; text: string; children: Element[] }

/** Parses strictly (XML 1.0 with namespaces): an ill-formed document throws. */
function tree(xml: string): Element {
  const root: Element = { name: '', attributes: {}, text: '', children: [] }
  const open = [root]
  const parser = new SaxesParser({ xmlns: false })
  const add = (text: string) => {
    const last = open.at(-1)
    if (last) last.text += text
  }
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    const element = { name, attributes, text: '', children: [] }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('closetag', () => void open.pop())
  parser.write(xml).close()
  return root
}

const all = ({ children }: Element, name: string): Element[] => children.filter((child) => child.name === name)
const text = (element: Element, name: string): string => all(element, name)[0]?.text ?? ''

const readers: Record<FeedFormat, (written: string) => Read[]> = {
  rss: (written) =>
    all(tree(written), 'rss')
      .flatMap((rss) => all(rss, 'channel'))
      .flatMap((feed) => all(feed, 'item'))
      .map((item) => {
        const enclosure = all(item, 'enclosure')[0]?.attributes
        expect(all(item, 'author')).toEqual([]) // an e-mail address by RSS 2.0
        return {
          id: text(item, 'guid'),
          title: text(item, 'title'),
          names: all(item, 'dc:creator').map((name) => name.text),
          categories: all(item, 'category').map((category) => category.text),
          enclosure: enclosure ? { url: enclosure.url ?? '', bytes: Number(enclosure.length) } : null,
          html: text(item, 'content:encoded'),
        }
      }),
  atom: (written) =>
    all(tree(written), 'feed')
      .flatMap((feed) => all(feed, 'entry'))
      .map((entry) => {
        const enclosure = all(entry, 'link').find(({ attributes }) => attributes.rel === 'enclosure')?.attributes
        return {
          id: text(entry, 'id'),
          title: text(entry, 'title'),
          names: all(entry, 'author').map((author) => text(author, 'name')),
          categories: all(entry, 'category').map(({ attributes }) => attributes.term ?? 'no term'),
          enclosure: enclosure ? { url: enclosure.href ?? '', bytes: Number(enclosure.length) } : null,
          html: text(entry, 'content'),
        }
      }),
  json: (written) =>
    JSON.parse(written).items.map(
      (item: {
        id: string
        title: string
        authors: { name: string }[]
        tags: string[]
        attachments?: { url: string; size_in_bytes: number }[]
        content_html: string
      }) => ({
        id: item.id,
        title: item.title,
        names: item.authors.map(({ name }) => name),
        categories: item.tags,
        enclosure: item.attachments?.[0] ? { url: item.attachments[0].url, bytes: item.attachments[0].size_in_bytes } : null,
        html: item.content_html,
      }),
    ),
}

const show = (name: string) => name.replace(marks, shownMarks)

describe.each(formats)('in %s', (format) => {
  test('each story has its own bylines, topics, enclosure, pictures, cards and notes, and no other’s', async () => {
    const items = readers[format](writeFeed(format, channel, await findSyndicated({ kind: 'all' }, 'en')))
    for (const [story, other] of [
      [one, two],
      [two, one],
    ] as const) {
      const item = items.find(({ id }) => id === `urn:uuid:${story.id}`)
      expect(item).toMatchObject({
        names: story.authors.map(({ name }) => show(name)),
        categories: [story.section, ...story.topics].map(({ name }) => show(name)),
        enclosure: { url: `${origin}/media/${story.hero.hash}/${story.hero.width}.jpg`, bytes: story.hero.bytes },
      })
      expect(item?.html).toContain(`${origin}/media/${story.picture.hash}/${story.picture.width}.jpg`)
      expect(item?.html).toContain(`/news/${story.slug}-related`)
      expect(item?.html).toContain(story.correction)
      expect(item?.html).not.toContain(other.picture.hash)
      expect(item?.html).not.toContain(`/news/${other.slug}-related`)
      expect(item?.html).not.toContain(other.correction)
    }
    expect(items.find(({ title }) => title === 'The story one-related')).toMatchObject({ names: [], enclosure: null })
  })

  test.each([
    ['section', () => one.section.id],
    ['topic', () => one.topics[1]?.id ?? ''],
    ['author', () => one.authors[1]?.id ?? ''],
  ] as const)('the feed of a %s has its one story, as it is', async (kind, id) => {
    const stories = await findSyndicated({ kind, id: id() }, 'en')
    const items = readers[format](writeFeed(format, channel, stories))
    expect(items).toMatchObject([{ id: `urn:uuid:${one.id}`, names: one.authors.map(({ name }) => show(name)) }])
  })

  test('another language has its stories, in its words', async () => {
    const items = readers[format](writeFeed(format, { ...channel, language: 'uk' }, await findSyndicated({ kind: 'all' }, 'uk')))
    expect(items.map(({ names, categories }) => ({ names, categories }))).toEqual([
      {
        names: ['three author-a (uk)', 'three author-b (uk)'],
        categories: ['three section (uk)', 'three topic-a (uk)', 'three topic-b (uk)'],
      },
      { names: [], categories: ['Війна'] },
    ])
  })

  test('no name, headline or dek makes it ill-formed, and each comes out as it went in, without control characters', async () => {
    const stories = await findSyndicated({ kind: 'all' }, 'en')
    const [story] = stories
    if (!story) throw new Error('no story')
    const illegal = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
    const words = fc
      .oneof(
        fc.string({ unit: 'binary' }),
        fc
          .array(fc.constantFrom('<', '>', '&', '"', "'", ']]>', '&amp;', '<![CDATA[', '\u0000', '\u001f', '\ufffe', 'x', ' '))
          .map((parts) => parts.join('')),
      )
      .map((word) => `n${word}n`)
    fc.assert(
      fc.property(words, words, words, words, (headline, dek, author, topic) => {
        const written = writeFeed(format, { ...channel, title: headline, publisher: author, description: dek }, [
          {
            ...story,
            headline,
            dek,
            bylines: [{ id: 'a', slug: 'a', name: { en: author } }],
            topics: [{ id: 't', slug: 't', name: { en: topic } }],
          },
        ])
        const [item] = readers[format](written)
        // An XML parser reads a lone carriage return as a line feed (XML 1.0 §2.11).
        const readBack = (word: string) => (format === 'json' ? word : word.replaceAll(/\r\n?/g, '\n')).replaceAll(illegal, '')
        const inAttribute = (word: string) => (format === 'atom' ? readBack(word).replaceAll(/[\t\n]/g, ' ') : readBack(word))
        expect(item?.title).toBe(readBack(headline))
        expect(item?.names).toEqual([readBack(author)])
        expect(item?.categories.at(-1)).toBe(inAttribute(topic))
      }),
      { numRuns: 100 },
    )
  })

  test('whatever the stories are, it has at most a million bytes, and each story that is too long its dek and a link', async () => {
    const [story] = await findSyndicated({ kind: 'all' }, 'en')
    if (!story) throw new Error('no story')
    const names = (count: number, length: number) =>
      Array.from({ length: count }, (_, number) => ({
        id: `n${number}`,
        slug: `n${number}`,
        name: { en: `${number}${'&'.repeat(length)}` },
      }))
    const kinds: Record<string, Partial<SyndicatedStory>> = {
      'twenty of 12,000 words': { text: textOf(12_000) },
      'of 40,000 words': { text: textOf(40_000) },
      'not read': { text: null },
      'with 500 authors': { bylines: names(500, 118) },
      'with 2,000 topics': { topics: names(2_000, 118) },
      'with everything as long as it may be': {
        headline: '&'.repeat(300),
        dek: '"'.repeat(1_000),
        topics: names(100, 118),
        bylines: names(100, 118),
      },
      'that no verb lets in': { dek: '&'.repeat(100_000) },
    }
    for (const kind of Object.values(kinds)) {
      const stories = Array.from({ length: 20 }, (_, number) => ({ ...story, articleId: `${number}`, ...kind }))
      const written = writeFeed(format, channel, stories)
      expect(Buffer.byteLength(written)).toBeLessThanOrEqual(1_000_000)
      readers[format](written)
    }
    const twenty = (kind: Partial<SyndicatedStory>) =>
      readers[format](
        writeFeed(
          format,
          channel,
          Array.from({ length: 20 }, () => ({ ...story, ...kind })),
        ),
      )
    expect(twenty({ text: textOf(12_000) })).toHaveLength(20)
    expect(twenty({ text: textOf(12_000) })[0]?.html).toContain('word '.repeat(100))
    expect(twenty({ text: textOf(12_000) })[19]?.html).toContain('Read on</a>')
    expect(twenty({ text: null })[0]?.html).toContain('Read on</a>')
  })
})

const textOf = (words: number) => ({
  body: { type: 'doc' as const, content: [{ type: 'paragraph', content: [{ type: 'text', text: 'word '.repeat(words) }] }] },
  pictures: [],
  attachments: [],
  related: [],
})

test('the texts that are read for a feed have a bound, newest first, and a story past it is there without its text', async () => {
  const topicId = one.topics[0]?.id
  const long = (bytes: number) => textOf(bytes / 5).body
  const sizes = [longestText + 1000, ...Array.from({ length: 9 }, () => longestText - 1000)]
  for (const [number, bytes] of sizes.entries())
    await liveStory(cast, { slug: `long-${number}`, at: new Date(Date.UTC(2026, 6, 30 - number)), body: long(bytes), topicId })
  const stories = await findSyndicated({ kind: 'topic', id: topicId ?? '' }, 'en')
  expect(stories.map(({ slug, text }) => [slug, text !== null])).toEqual([
    ['long-0', false],
    ...[1, 2, 3, 4, 5, 6].map((number) => [`long-${number}`, true]),
    ...[7, 8, 9].map((number) => [`long-${number}`, false]),
    ['one', true],
  ])
})
