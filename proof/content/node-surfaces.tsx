import { readdirSync, readFileSync } from 'node:fs'
import { getSchema } from '@tiptap/core'
import { DOMSerializer, Fragment, Schema, DOMParser as TextParser } from '@tiptap/pm/model'
import { DOMParser as PageParser } from 'linkedom'
import { renderToStaticMarkup } from 'react-dom/server'
import { schemaExtensions } from '#components/editor/extensions/extensions.ts'
import { storyHtmlOf } from '#components/editor/extensions/paste/reading/story-html.ts'
import { StoryText } from '#components/reader/document/render.tsx'
import { editionIn } from '#components/reader/edition.ts'
import { wordsIn } from '#components/ui/words/words.ts'
import { blockChangeInWords, blockTexts } from '#components/workflow/change-words.ts'
import { attachmentFormats } from '#lib/attachments.ts'
import type { ArticleDocument, DocumentNode } from '#lib/document-types.ts'
import { deskWords } from '#lib/languages/en/desk/desk-words.ts'
import { blockChanges } from '#newsroom/articles/block-changes.ts'
import { compareStories } from '#newsroom/articles/compare-stories.ts'
import { plainText } from '#newsroom/articles/plain-text.ts'
import type { PaperAttachment } from '#newsroom/attachments/attachment-for.ts'
import { documentToMarkdown } from '#newsroom/formats/document-to-markdown.ts'
import type { PaperPicture } from '#newsroom/paper/story-card.ts'
import { writeAtom } from '#newsroom/syndication/atom.ts'
import { itemOf } from '#newsroom/syndication/feed-item.ts'
import type { SyndicatedStory } from '#newsroom/syndication/find-syndicated.ts'
import { writeJsonFeed } from '#newsroom/syndication/json-feed.ts'
import { liveNinjs } from '#newsroom/syndication/live-ninjs.ts'
import { writeRss } from '#newsroom/syndication/rss.ts'
import { sampleIds } from '#testing/every-node.ts'

const origin = 'https://paper.test'
const docOf = (...content: DocumentNode[]): ArticleDocument => ({ type: 'doc', content })
const pageOf = (html: string): Document =>
  new PageParser().parseFromString(`<html><body>${html}</body></html>`, 'text/html') as unknown as Document // linkedom's types are its own

const picture = (mediaId: string): PaperPicture => ({
  ...{ mediaId, hash: mediaId.slice(-1).repeat(64), width: 800, height: 600, focalX: 0.5, focalY: 0.5, thumbhash: null },
  files: [{ shape: 'full', width: 800, height: 600, format: 'jpg' }],
})
const file = (id: string, format: PaperAttachment['format'], more: Partial<PaperAttachment> = {}): PaperAttachment => ({
  ...{ id, hash: id.slice(-1).repeat(64), kind: attachmentFormats[format].kind, format, bytes: 2000 },
  ...{ seconds: null, width: null, height: null, pages: null, ...more },
})
const pictures = [picture(sampleIds.picture), picture(sampleIds.otherPicture)]
const attachments = [
  file(sampleIds.sound, 'mp3', { seconds: 5 }),
  file(sampleIds.video, 'mp4', { seconds: 6, width: 320, height: 180 }),
  file(sampleIds.pdf, 'pdf', { pages: 2 }),
  file(sampleIds.captions, 'vtt'),
]
const card = { articleId: sampleIds.story, language: 'en' as const, slug: 'ours', headline: 'story-headline', dek: '', hero: null }

/** The text as readers get it in their browser. */
export const drawPage = (...content: DocumentNode[]): string =>
  renderToStaticMarkup(<StoryText edition={editionIn('en')} body={docOf(...content)} {...{ pictures, attachments }} related={[card]} />)

const story = (body: ArticleDocument): SyndicatedStory => ({
  ...{ articleId: sampleIds.story, language: 'en', slug: 'a-story', headline: 'A story', dek: '', breaking: false },
  ...{ firstPublishedAt: new Date(0), updatedAt: null, correctedAt: null, hero: null, enclosure: null },
  section: { id: sampleIds.story, slug: 'news', name: { en: 'News' } },
  ...{ bylines: [], topics: [], corrections: [] },
  text: {
    body,
    pictures: pictures.map(({ mediaId, hash, width, height }) => ({ mediaId, hash, width, height })),
    attachments,
    related: [card],
  },
})

/** The HTML of a text in each feed, as a program that follows it reads it. */
export function readFeeds(...content: DocumentNode[]): Record<'rss' | 'atom' | 'json', string> {
  const item = itemOf(story(docOf(...content)), { origin, correction: () => '', readOn: '' })
  const cdataIn = (xml: string) => /<!\[CDATA\[([\s\S]*)\]\]>/.exec(xml)?.[1] ?? ''
  return {
    rss: cdataIn(writeRss.item(item)),
    atom: cdataIn(writeAtom.item(item)),
    json: JSON.parse(writeJsonFeed.item(item)).content_html,
  }
}

type Ninjs = { bodies: { value: string }[]; associations?: { type: string; renditions: { href: string }[] }[] }
export const readNinjs = (...content: DocumentNode[]) => liveNinjs(story(docOf(...content)), origin, { withText: true }) as Ninjs

export const markdownOf = (...content: DocumentNode[]): string =>
  documentToMarkdown(docOf(...content), { related: () => ({ headline: card.headline, url: '/news/ours' }) }).trimEnd()

export const plainOf = (...content: DocumentNode[]): string => plainText(docOf(...content))

const { say } = wordsIn('en', deskWords)
const before: DocumentNode = { type: 'paragraph', content: [{ type: 'text', text: 'Before.' }] }

/** What the list of changes says of a block that was added, in English. */
export function readChange(block: DocumentNode): string {
  const [change] = blockChanges(docOf(before), docOf(before, block))
  if (!change) return ''
  const { after } = blockTexts(say, change, { [sampleIds.story]: card.headline })
  return `${blockChangeInWords(say, change)}: ${after}`
}

/** What the history of versions draws as new. */
export function addedIn(block: DocumentNode): string {
  const text = (...content: DocumentNode[]) => ({ headline: '', dek: '', body: docOf(...content) })
  const { blocks } = compareStories(text(before), text(before, block))
  return JSON.stringify(blocks.filter(({ is }) => is === 'added'))
}

const { nodes, marks } = getSchema(schemaExtensions).spec
/** The editor's schema, without the lines over the text. */
const schema = new Schema({ nodes: nodes.update('doc', { content: 'block+' }), marks })

/** What the editor puts on the clipboard. */
export function copy(...content: DocumentNode[]): string {
  const page = pageOf('')
  const blocks = content.map((block) => schema.nodeFromJSON(block))
  const made = DOMSerializer.fromSchema(schema).serializeFragment(Fragment.from(blocks), { document: page })
  page.body.append(made)
  return page.body.innerHTML
}

const parse = (html: string): DocumentNode[] => TextParser.fromSchema(schema).parse(pageOf(html).body).toJSON().content

/** What stands in another story after that was pasted there. The editor marks its own HTML (`data-pm-slice`) and reads it as it is. */
export const pasteFromEditor = (html: string): DocumentNode[] => parse(html)

/** The same from a program that has kept the HTML and left the mark of the editor out. */
export const pasteThroughOthers = (html: string): DocumentNode[] => parse(storyHtmlOf(pageOf(html)).text)

/** A block as the schema has it, with all its defaults. */
export const normal = (...content: DocumentNode[]): DocumentNode[] => schema.nodeFromJSON(docOf(...content)).toJSON().content

type Rule = { selector: string; rules: string }

/** The rules of the print sheets of readers' pages. */
function printRules(): Rule[] {
  const folder = new URL('../../app/(reader)/', import.meta.url)
  return readdirSync(folder)
    .filter((name) => name.endsWith('.css'))
    .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').split('@media print {').slice(1))
    .flatMap((sheet) => [...(sheet.split('\n}')[0] ?? '').replaceAll(/\/\*[^*]*\*\//g, '').matchAll(/([^{}]+)\{([^{}]*)\}/g)])
    .map(([, selector = '', rules = '']) => ({ selector: selector.trim(), rules }))
}

/** The words of a page that are there without a script. What a closed part holds is there: readers open it. */
export const readWithoutScript = (html: string): string => readWithout(html, ['[hidden]', 'script', 'template'])

/** The words that are on paper. Nobody opens a closed part there: only a print sheet does. */
export function readPrinted(html: string): string {
  const opened = printRules().flatMap(({ selector, rules }) =>
    /content-visibility:\s*visible/.test(rules) ? [selector.replace('::details-content', '')] : [],
  )
  const hidden = printRules().flatMap(({ selector, rules }) => (/display:\s*none/.test(rules) ? [selector] : []))
  const { body } = pageOf(`<div class="text">${html}</div>`)
  for (const part of body.querySelectorAll('details')) if (opened.some((selector) => part.matches(selector))) part.setAttribute('open', '')
  return readWithout(body.innerHTML, ['[hidden]', 'script', 'template', 'details:not([open]) > :not(summary)', ...hidden])
}

function readWithout(html: string, selectors: readonly string[]): string {
  const { body } = pageOf(html)
  for (const selector of selectors) for (const part of body.querySelectorAll(selector)) part.remove()
  for (const image of body.querySelectorAll('img')) image.append(image.getAttribute('alt') ?? '')
  return body.textContent ?? ''
}
