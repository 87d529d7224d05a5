import { excerpt, type Losses } from './losses.ts'

/** A picture of the export: what `[gallery]`, captions and featured pictures name by number. */
export type Attachment = { id: string; url: string; title: string; alt: string; caption: string; parent: string }

/**
 * WordPress' shortcodes as plain HTML, where HTML has the thing: captions, galleries, embeds, sound and film. Others are
 * left out by name; square brackets of ordinary prose are left alone.
 */
export function withoutShortcodes(html: string, postId: string, attachments: ReadonlyMap<string, Attachment>, losses: Losses): string {
  return html
    .replace(/\[caption([^\]]*)\]([\s\S]*?)\[\/caption\]/g, (_whole, attributes: string, inside: string) => captioned(attributes, inside))
    .replace(/\[gallery([^\]]*)\]/g, (_whole, attributes: string) => gallery(attributes, postId, attachments, losses))
    .replace(/\[embed[^\]]*\]([\s\S]*?)\[\/embed\]/g, (_whole, address: string) => `\n\n${address.trim()}\n\n`)
    .replace(/\[(audio|video)\s([^\]]*)\](?:\s*\[\/\1\])?/g, (_whole, kind: string, attributes: string) => playable(kind, attributes))
    .replace(
      /\[(\/?)([a-z][\w-]*)((?:\s+[\w-]+=(?:"[^"]*"|'[^']*'|[^\s\]]+))*)\s*\/?\]/g,
      (whole, closing: string, name: string, attributes: string) => {
        if (!closing && !attributes && !knownBare.has(name)) return whole
        if (closing && !html.includes(`[${name} `) && !knownBare.has(name)) return whole
        if (!closing) losses.add(`shortcode [${excerpt(`${name}${attributes}`, 80)}] was left out`)
        return ''
      },
    )
}

const knownBare = new Set(['playlist', 'audio', 'video', 'contact-form', 'archives', 'sitemap'])

/** Since WordPress 3.4 the caption follows the image inside; before, it was an attribute. */
function captioned(attributes: string, inside: string): string {
  const image = /(?:<a [^>]*>\s*)?<img[^>]*>(?:\s*<\/a>)?/.exec(inside)?.[0] ?? ''
  const caption = inside.replace(image, '').trim() || attributeOf(attributes, 'caption')
  return `<figure>${image}<figcaption>${caption}</figcaption></figure>`
}

function gallery(attributes: string, postId: string, attachments: ReadonlyMap<string, Attachment>, losses: Losses): string {
  const named = attributeOf(attributes, 'ids') || attributeOf(attributes, 'include')
  const ids = named ? named.split(/[\s,]+/) : [...attachments.values()].filter(({ parent }) => parent === postId).map(({ id }) => id)
  const pictures = ids.flatMap((id) => attachments.get(id) ?? [])
  losses.add(`a gallery of ${ids.length} became single pictures`)
  if (pictures.length < ids.length) losses.add(`pictures of a gallery that are not in the export: ${ids.length - pictures.length}`)
  return pictures.map(figureOf).join('')
}

const figureOf = ({ id, url, alt, caption }: Attachment): string =>
  `<figure><img src="${escaped(url)}" alt="${escaped(alt)}" data-attachment="${escaped(id)}"><figcaption>${caption}</figcaption></figure>`

function playable(kind: string, attributes: string): string {
  const source =
    /(?:src|mp3|m4a|ogg|wav|mp4|webm|ogv)="([^"]+)"/.exec(attributes)?.[1] ?? /https?:\/\/[^\s"\]]+/.exec(attributes)?.[0] ?? ''
  return `<${kind} src="${escaped(source)}"></${kind}>`
}

const attributeOf = (attributes: string, name: string): string => new RegExp(`${name}=["']([^"']*)["']`).exec(attributes)?.[1] ?? ''
const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;')
