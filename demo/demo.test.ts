import { describe, expect, test } from 'vitest'
import { isSlug } from '#lib/is-slug.ts'
import { newsPath } from '#lib/paths.ts'
import { documentProblem, nodesOf } from '#newsroom/articles/document.ts'
import { markSpecs, nodeSpecs } from '#newsroom/articles/nodes.ts'
import { countWords } from '#newsroom/articles/plain-text.ts'
import { demoAuthors } from './authors.ts'
import { pinned, publishing } from './front-page.ts'
import { demoLanguages } from './languages.ts'
import { bodyOf, inOrder, keysIn } from './order.ts'
import { credit, demoPictures, demoPortraits } from './pictures.ts'
import { demoSections } from './sections.ts'
import { demoStories } from './stories/all.ts'
import { atTheDesk, breakingNews, corrected } from './stories/desk.ts'
import { demoTopics } from './topics.ts'
import { instantOf } from './when.ts'
import { type DemoStory, type Names, p } from './writing.ts'

const id = '01890000-0000-7000-8000-000000000000'
const everything: readonly DemoStory[] = [...demoStories, breakingNews, ...atTheDesk.map(({ story }) => story)]
const out: readonly DemoStory[] = [...demoStories, breakingNews]
const languageOf = new Map(out.map(({ key, language }) => [key, language]))
const names: Names = {
  picture: () => ({ mediaId: id, alt: 'What is to be seen', caption: '', credit: 'Whose it is' }),
  attachment: () => id,
  story: () => id,
  address: (key) => newsPath(languageOf.get(key) ?? 'en', key),
}
const inLanguage = (code: string) => out.filter(({ language }) => language === code)
const marksOf = (story: DemoStory) => [...nodesOf(bodyOf(story, names))].flatMap(({ marks = [] }) => marks.map(({ type }) => type))

describe('the stories of the demo', () => {
  test.each(everything.map((story) => [story.key, story] as const))('%s is a document of ours, under an address of ours', (key, story) => {
    expect(documentProblem(bodyOf(story, names))).toBeNull()
    expect(isSlug(key)).toBe(true)
    expect(story.headline.length).toBeLessThanOrEqual(110)
    expect(story.dek.length).toBeLessThanOrEqual(220)
    expect(story.authors.length).toBeGreaterThan(0)
    expect(story.topics.length).toBeGreaterThan(0)
  })

  test('are at least thirty in English and eight in Ukrainian, of 100 to 1,200 words each', () => {
    expect(inLanguage('en').length).toBeGreaterThanOrEqual(30)
    expect(inLanguage('uk').length).toBeGreaterThanOrEqual(8)
    const lengths = out.map((story) => [story.key, countWords(bodyOf(story, names), story.language)] as const)
    expect(lengths.filter(([, words]) => words < 100 || words > 1_200)).toEqual([])
  })

  test('are each told once, in the script of their language', () => {
    expect(new Set(everything.map(({ key }) => key)).size).toBe(everything.length)
    expect(everything.filter(({ language, headline }) => /\p{Script=Cyrillic}/u.test(headline) !== (language === 'uk'))).toEqual([])
  })

  test('use every node and every mark that a writer has', () => {
    const nodes = new Set(out.flatMap((story) => [...nodesOf(bodyOf(story, names))].map(({ type }) => type)))
    expect(Object.keys(nodeSpecs).filter((name) => !nodes.has(name))).toEqual([])
    const marks = new Set(out.flatMap(marksOf))
    const reserved = ['insertion', 'deletion', 'modification', 'comment']
    expect(Object.keys(markSpecs).filter((name) => !marks.has(name))).toEqual(reserved)
  })

  test('lead with their cards and links only to stories that are out, and with no card in a circle', () => {
    const strays = everything.flatMap((story) => {
      const { cards, links } = keysIn(story)
      return [...cards.filter((key) => languageOf.get(key) !== story.language), ...links.filter((key) => !languageOf.has(key))]
    })
    expect(strays).toEqual([])
    expect(inOrder(demoStories).flat().length).toBe(demoStories.length)
    expect(() => inOrder([circular('one', 'other'), circular('other', 'one')])).toThrow(/in a circle: one, other/)
  })

  test('have twins in the other language, and some have none', () => {
    const twins = out.filter(({ twinOf }) => twinOf)
    expect(twins.filter(({ language, twinOf }) => languageOf.get(twinOf ?? '') === language || !languageOf.has(twinOf ?? ''))).toEqual([])
    expect(new Set(twins.map(({ twinOf }) => twinOf)).size).toBe(twins.length)
    expect(twins.length).toBeGreaterThanOrEqual(3)
    expect(inLanguage('uk').length).toBeGreaterThan(twins.length)
  })

  test('come out once each, newest first, within a week, and none in the time to come', () => {
    expect(publishing.map(({ key }) => key).sort()).toEqual(demoStories.map(({ key }) => key).sort())
    const instants = publishing.map((line) => instantOf(line).getTime())
    expect(Math.max(...instants)).toBeLessThan(Date.now())
    expect(Math.min(...instants)).toBeGreaterThan(Date.now() - 8 * 86_400_000)
    const yesterdayAndBefore = publishing.filter((line) => 'daysAgo' in line).map((line) => instantOf(line).getTime())
    expect(yesterdayAndBefore).toEqual(yesterdayAndBefore.toSorted((one, other) => other - one))
  })

  test('are pinned in the language of the feed they are pinned in', () => {
    expect(pinned.en.length).toBe(2)
    for (const language of demoLanguages) for (const key of pinned[language]) expect(languageOf.get(key)).toBe(language)
    expect(languageOf.has(corrected.key)).toBe(true)
  })
})

describe('what the stories stand in and show', () => {
  test('every section, topic and author is in use', () => {
    expect(Object.keys(demoSections).length).toBe(5)
    expect(Object.keys(demoAuthors).length).toBe(6)
    const listUsed = (keys: Iterable<string>) => [...new Set(keys)].sort()
    expect(listUsed(out.map(({ section }) => section))).toEqual(Object.keys(demoSections).sort())
    expect(listUsed(out.flatMap(({ authors }) => authors))).toEqual(Object.keys(demoAuthors).sort())
    expect(listUsed(out.flatMap(({ topics }) => topics))).toEqual(Object.keys(demoTopics).sort())
  })

  test('every author has a biography of 35 to 80 words in both languages, and a portrait', () => {
    const lengths = Object.values(demoAuthors).flatMap(({ biography }) =>
      Object.values(biography).map((text) => countWords({ type: 'doc', content: [p(text)(names)] }, 'en')),
    )
    expect(lengths.filter((words) => words < 35 || words > 80)).toEqual([])
    expect(Object.keys(demoPortraits)).toEqual(Object.keys(demoAuthors))
  })

  test('every picture says in both languages what is to be seen and whose it is, and is shown somewhere', () => {
    expect(Object.keys(demoPictures).length).toBeGreaterThanOrEqual(24)
    for (const { alt, caption, focus } of Object.values(demoPictures)) {
      for (const words of [alt.en, alt.uk, caption.en, caption.uk, credit.en, credit.uk]) expect(words.trim()).not.toBe('')
      expect(focus.every((part) => part >= 0 && part <= 1)).toBe(true)
    }
    const shown = new Set(everything.flatMap((story) => [...(story.hero ? [story.hero] : []), ...keysIn(story).pictures]))
    expect(Object.keys(demoPictures).filter((key) => !shown.has(key))).toEqual([])
  })
})

const circular = (key: string, to: string): DemoStory => ({
  key,
  language: 'en',
  section: 'life',
  authors: [],
  topics: [],
  headline: '',
  dek: '',
  body: [({ story }) => ({ type: 'relatedStory', attrs: { articleId: story(to) } })],
})
