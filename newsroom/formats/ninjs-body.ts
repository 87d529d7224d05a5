import type { ArticleDocument, DocumentNode } from '#lib/document-types.ts'
import type { Language } from '#lib/languages.ts'
import { plainText } from '#newsroom/articles/plain-text.ts'
import { htmlToDocument, imagesIn } from './html-to-document.ts'
import { excerpt, type Losses } from './losses.ts'
import { creditOf } from './ninjs-pictures.ts'
import { type Kind, kindOf, type Said } from './ninjs-text.ts'
import { nitfToHtml } from './nitf.ts'
import type { PictureSource } from './picture-source.ts'
import { oneLine, sound } from './text.ts'

export type BodyReading = {
  language: Language
  headline: string
  pictures: PictureSource
  losses: Losses
  /** The photographer of the picture at an address. */
  credits: ReadonlyMap<string, string>
  provider: string
}

/** The best readable body, without the headline that is often repeated in it, and its byline. */
export async function bodyOf(bodies: readonly Said[], reading: BodyReading): Promise<{ body: ArticleDocument; by: string }> {
  const given = bodies.filter(({ value }) => value.trim() !== '').toSorted((one, other) => rankOf(one) - rankOf(other))
  for (const [index, one] of given.entries()) {
    const found = await documentOf(one, reading)
    if (typeof found === 'string')
      reading.losses.add(`a body of the kind ${excerpt(one.contentType ?? one.role ?? 'unknown', 40)}: ${found}`)
    else {
      for (const other of given.slice(index + 1)) if (kindOf(other) === null) reading.losses.add(explainLostBody(other))
      return { body: withoutHeadline(found.body, reading.headline), by: found.by }
    }
  }
  return { body: { type: 'doc', content: [{ type: 'paragraph' }] }, by: '' }
}

const explainLostBody = (body: Said) =>
  `a body of the kind ${excerpt(body.contentType ?? body.role ?? 'unknown', 40)}: it is not understood`

const kinds: Kind[] = ['html', 'nitf', 'plain', null]
const rankOf = (body: Said): number => kinds.indexOf(kindOf(body)) * 2 + (body.role === 'main' ? 0 : 1)

async function documentOf(body: Said, reading: BodyReading): Promise<{ body: ArticleDocument; by: string } | string> {
  const kind = kindOf(body)
  if (kind === 'plain') return { body: paragraphs(body.value), by: '' }
  if (kind === 'html') return { body: await fromHtml(body.value, reading), by: '' }
  if (kind === null) return 'it is not understood'
  const nitf = nitfToHtml(body.value, reading.losses)
  return 'problem' in nitf ? nitf.problem : { body: await fromHtml(nitf.html, reading), by: nitf.by }
}

async function fromHtml(html: string, { language, pictures, losses, credits, provider }: BodyReading): Promise<ArticleDocument> {
  const found = new Map<string, Awaited<ReturnType<PictureSource['take']>>>()
  for (const { src, alt } of html.includes('<img') ? imagesIn(html) : [])
    found.set(src, await pictures.take({ address: src, alt, caption: '', credit: creditOf(credits.get(src), provider) }))
  return htmlToDocument(html, {
    losses,
    language,
    picture: (image) => {
      const picture = found.get(image.src) ?? 'it was not looked for'
      return typeof picture === 'string'
        ? picture
        : { ...picture, caption: image.caption || picture.caption, credit: image.credit || picture.credit }
    },
  })
}

/** Paragraphs are separated by empty lines; without empty lines, each line is one. */
function paragraphs(text: string): ArticleDocument {
  const lines = sound(text).replaceAll('\r\n', '\n').replaceAll('\r', '\n').trim()
  const content = lines
    .split(/\n[ \t]*\n/.test(lines) ? /\n[ \t]*\n/ : '\n')
    .map(oneLine)
    .filter((part) => part !== '')
    .map((part): DocumentNode => ({ type: 'paragraph', content: [{ type: 'text', text: part }] }))
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] }
}

/** Agencies repeat the headline above the text, sometimes twice (as a title and a heading). */
function withoutHeadline(body: ArticleDocument, headline: string): ArticleDocument {
  if (headline === '') return body
  const isRepeated = (block: DocumentNode) =>
    ['paragraph', 'heading'].includes(block.type) && sameWords(plainText({ type: 'doc', content: [block] }), headline)
  const kept = body.content.filter((block, index) => index > 2 || !isRepeated(block))
  return { type: 'doc', content: kept.length > 0 ? kept : [{ type: 'paragraph' }] }
}

const sameWords = (one: string, other: string) => wordsOf(one) === wordsOf(other)
const wordsOf = (text: string) =>
  oneLine(text)
    .toLowerCase()
    .replace(/[\p{P}\p{S}]/gu, '')
