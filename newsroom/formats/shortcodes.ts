import { embedIdOf, isOfProvider } from '#lib/embeds/embed.ts'
import { escapeHtml } from '#lib/escape-html.ts'
import { noteItem, noteReference } from './html-notes.ts'
import { htmlToText } from './html-to-document.ts'
import { excerpt, type Losses } from './losses.ts'
import { replaceShortcodes, type Shortcode } from './shortcode-tags.ts'

/** A picture of the export, which `[gallery]`, captions and featured pictures name by number. */
export type Attachment = { id: string; url: string; title: string; alt: string; caption: string; parent: string }

export type ShortcodeReading = {
  postId: string
  attachments: ReadonlyMap<string, Attachment>
  /** The pictures that were uploaded with each story, by the story's number. */
  attached: ReadonlyMap<string, readonly Attachment[]>
  losses: Losses
}

/**
 * Converts WordPress' shortcodes to plain HTML where possible: captions, galleries, quotations, footnotes, and links to embedded media. Of
 * other shortcodes the content is kept. Each is named in `losses`; brackets of ordinary text stay.
 */
export function withoutShortcodes(html: string, reading: ShortcodeReading): string {
  if (!html.includes('[')) return html
  const notes: string[] = []
  const text = replaceShortcodes(html, isKnown, (code) => writeShortcode(code, reading, notes))
  return text + notesAtTheEnd(notes, 's')
}

/** Footnotes as a numbered list below a rule. HTML. */
export const notesAtTheEnd = (notes: readonly string[], series = ''): string =>
  notes.length === 0 ? '' : `\n\n<hr><ol>${notes.map((note, at) => noteItem(at + 1, note, series)).join('')}</ol>`

const bareNames = 'gallery playlist audio video contact-form archives sitemap embed caption wp_caption'
const embeds =
  'youtube vimeo tweet twitter instagram facebook soundcloud spotify tiktok dailymotion ted flickr scribd slideshare googlemaps wpvideo gist bandcamp embedyt'
const pullQuotes = new Set(['pullquote', 'pull_quote', 'pull-quote', 'quote', 'blockquote'])
const noteNames = new Set(['efn_note', 'footnote', 'footnotes', 'ref', 'fn', 'note_ref'])
const known = new Set([...bareNames.split(' '), ...embeds.split(' ')])
const isKnown = (name: string): boolean => known.has(name)

function writeShortcode(code: Shortcode, reading: ShortcodeReading, notes: string[]): string {
  const { name, content, whole } = code
  if (name === '') return whole
  if (name === 'caption' || name === 'wp_caption') return writeFigure(code)
  if (name === 'gallery') return gallery(code, reading)
  const address = addressOf(code)
  if (address) {
    const words = content && !content.includes(address) ? content : ''
    // An address without a link, on a line of its own, is read as an embed.
    if (isOfProvider(embedIdOf(address))) return `${words}\n\n<p>${escapeHtml(address)}</p>\n\n`
    reading.losses.add(`shortcode [${name}] became a link to ${excerpt(address, 120)}`)
    return `${words}\n\n<p><a href="${escapeHtml(address)}">${escapeHtml(address)}</a></p>\n\n`
  }
  if (content !== null && pullQuotes.has(name)) {
    const isPulled = name.startsWith('pull')
    reading.losses.add(`shortcode [${name}] became a ${isPulled ? 'pull quote' : 'quotation'}`)
    return `\n\n<blockquote${isPulled ? ' data-pull=""' : ''}>${content}</blockquote>\n\n`
  }
  if (content !== null && noteNames.has(name)) {
    notes.push(content)
    reading.losses.add(`shortcode [${name}] became a footnote`)
    return noteReference(notes.length, 's')
  }
  reading.losses.add(
    `shortcode ${excerpt(whole, 80)} ${content === null ? 'was left out' : ': only its words were kept'}`.replace(' :', ':'),
  )
  return content ?? ''
}

/** Since WordPress 3.4 the caption is inside, after the image; before, it was an attribute. */
function writeFigure({ attributes, content }: Shortcode): string {
  const inside = content ?? ''
  const image = /(?:<a\s[^<>]*>\s*)?<img\s[^<>]*>(?:\s*<\/a>)?/.exec(inside)?.[0] ?? ''
  const caption = inside.replace(image, '').trim() || (attributes.get('caption') ?? '')
  return `\n\n<figure>${image}<figcaption>${caption}</figcaption></figure>\n\n`
}

function gallery({ attributes }: Shortcode, { postId, attachments, attached, losses }: ShortcodeReading): string {
  const named = attributes.get('ids') || attributes.get('include')
  const without = new Set((attributes.get('exclude') ?? '').split(/[\s,]+/))
  const own = attached.get(attributes.get('id') || postId) ?? []
  const ids = named ? named.split(/[\s,]+/).filter(Boolean) : own.map(({ id }) => id)
  const wanted = ids.filter((id) => !without.has(id))
  const pictures = wanted.flatMap((id) => attachments.get(id) ?? [])
  if (pictures.length < wanted.length) losses.add(`pictures of a gallery that are not in the export: ${wanted.length - pictures.length}`)
  const figures = pictures.map(figureOf).join('')
  return pictures.length > 1 ? `\n\n<div data-pictures="gallery">${figures}</div>\n\n` : figures
}

const figureOf = ({ id, url, alt, caption }: Attachment): string =>
  `<figure><img src="${escapeHtml(url)}" alt="${escapeHtml(htmlToText(alt))}" data-attachment="${escapeHtml(id)}"><figcaption>${caption}</figcaption></figure>`

const sources = ['url', 'src', 'href', 'link', 'mp3', 'm4a', 'ogg', 'wav', 'flac', 'mp4', 'm4v', 'webm', 'ogv', 'flv', 'wmv']

/** The address of what a shortcode embeds: as given, or built from its number for that site. */
function addressOf({ name, attributes, values, content }: Shortcode): string | null {
  const words = content === null ? '' : htmlToText(content)
  const given = [...sources.map((source) => attributes.get(source) ?? ''), ...values, /^\S+$/.test(words) ? words : '']
  const address = given.find((text) => /^https?:\/\/[^\s<>]+$/.test(text) && URL.canParse(text))
  if (address) return withoutSize(address)
  const id = [attributes.get('id') ?? '', attributes.get('v') ?? '', ...values, words].find((text) => /^[\w-]{1,40}$/.test(text))
  return id && Object.hasOwn(byNumber, name) ? `${byNumber[name]}${id}` : null
}

const byNumber: Record<string, string> = {
  youtube: 'https://www.youtube.com/watch?v=',
  embedyt: 'https://www.youtube.com/watch?v=',
  vimeo: 'https://vimeo.com/',
  tweet: 'https://twitter.com/i/status/',
  twitter: 'https://twitter.com/i/status/',
  dailymotion: 'https://www.dailymotion.com/video/',
  wpvideo: 'https://videopress.com/v/',
  gist: 'https://gist.github.com/',
}

/** `[youtube=…watch?v=abc&w=640&h=480]`: parameters of the player are not part of the address. */
const withoutSize = (address: string): string =>
  address.replace(/&amp;/g, '&').replace(/&(?:w|h|width|height|rel|autoplay|start)=\d*(?=&|$)/g, '')
