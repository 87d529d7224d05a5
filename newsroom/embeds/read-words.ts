import { RewritingStream } from 'parse5-html-rewriting-stream'
import { z } from 'zod'
import { cleanLine } from '#lib/clean-text.ts'
import type { DocumentNode } from '#lib/document-types.ts'
import { parseInput } from '#lib/parse-input.ts'
import { plainText } from '#newsroom/articles/plain-text.ts'
import { htmlToDocument } from '#newsroom/formats/html-to-document.ts'
import { Losses } from '#newsroom/formats/losses.ts'
import { BrokenItem } from '#newsroom/formats/wire-story.ts'

/** What a source says of what it shows. Lines without markup; empty where it says nothing. */
export type EmbedWords = { title: string; text: string; author: string }

const noWords: EmbedWords = { title: '', text: '', author: '' }
const [longestTitle, longestText, longestAuthor] = [300, 1000, 200]

const cut = (words: string, longest: number): string => {
  const line = cleanLine(words)
  return line.length > longest
    ? `${line
        .slice(0, longest)
        .toWellFormed()
        .replace(/\uFFFD$/, '')}…`
    : line
}

const trim = ({ title, text, author }: EmbedWords): EmbedWords => ({
  title: cut(title, longestTitle),
  text: cut(text, longestText),
  author: cut(author, longestAuthor),
})

const word = z.string().catch('')
const oembed = z.object({ title: word, author_name: word, html: word })

/** An answer of oEmbed (oembed.com §2.3.4). Of its HTML only the words of a post are read. Null when it is none. */
export function readOembed(body: string): EmbedWords | null {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    return null
  }
  const { success, data } = parseInput(oembed, value)
  return success ? trim({ title: data.title, author: data.author_name, text: postIn(data.html) }) : null
}

/** HTML of a post is short; what is longer is a program. */
const longestHtml = 20_000

function postIn(html: string): string {
  if (html.length > longestHtml || !html.includes('<blockquote')) return ''
  try {
    const { content } = htmlToDocument(html, { losses: new Losses(), picture: () => '' })
    const post = content.find(({ type }) => type === 'embed' || type === 'blockquote')
    const said: DocumentNode[] = (post?.content ?? []).filter(({ type }) => type === 'paragraph')
    return plainText({ type: 'doc', content: said })
  } catch (error) {
    if (error instanceof BrokenItem) return ''
    throw error
  }
}

/** So many tags of a page are looked at: what it says of itself stands at its beginning. */
const mostTags = 1_500

/** What the head of a page says by Open Graph (ogp.me), or by its title. */
export function readPage(html: string): EmbedWords {
  const found = new Map<string, string>()
  const stream = new RewritingStream()
  let tags = 0
  let inTitle = false
  stream.on('startTag', ({ tagName, attrs }) => {
    tags += 1
    if (tags > mostTags || tagName === 'body') return stream.stop()
    inTitle = tagName === 'title' && !found.has('title')
    if (tagName !== 'meta') return
    const value = (name: string) => attrs.find((attribute) => attribute.name === name)?.value ?? ''
    const name = (value('property') || value('name')).toLowerCase()
    if (name && !found.has(name)) found.set(name, value('content'))
  })
  stream.on('text', ({ text }) => {
    if (inTitle) found.set('title', `${found.get('title') ?? ''}${text}`)
  })
  stream.on('endTag', () => {
    inTitle = false
  })
  stream.end(html)
  const read = (...names: string[]) => names.map((name) => found.get(name)?.trim() ?? '').find((words) => words !== '') ?? ''
  const author = read('author', 'article:author')
  return trim({
    ...noWords,
    title: read('og:title', 'twitter:title', 'title'),
    text: read('og:description', 'twitter:description', 'description'),
    // Facebook's pages are named by their address.
    author: /^https?:/.test(author) || author === '' ? read('og:site_name') : author,
  })
}
