import { embedIdOf, isOfProvider } from '#lib/embeds/embed.ts'
import { escapeHtml } from '#lib/escape-html.ts'
import { isEmbedCode } from './html-embeds.ts'
import { htmlToText } from './html-to-document.ts'
import { excerpt, type Losses } from './losses.ts'
import { markdownToHtml } from './markdown-html.ts'

/** What a card holds, as the editor of Ghost stored it: any JSON. */
export type Card = Readonly<Record<string, unknown>>
type Writer = (card: Card, losses: Losses) => string

/** A card of Ghost's editor (mobiledoc or lexical) as plain HTML. What it loses is named in `losses`. */
export function writeCard(name: string, card: Card, losses: Losses): string {
  if (isHidden(card)) {
    losses.add(`card ${name}, which the site did not show to everybody, was left out`)
    return ''
  }
  const write = Object.hasOwn(cards, name) ? cards[name] : undefined
  if (write) return write(card, losses)
  losses.add(`card ${excerpt(name, 40)} was left out`)
  return ''
}

/** Cards since Ghost 5.100 say who sees them. What only members or only mail showed must not become public. */
function isHidden({ visibility }: Card): boolean {
  if (typeof visibility !== 'object' || visibility === null) return false
  const { web, emailOnly, showOnWeb } = visibility as Card
  if (emailOnly === true || showOnWeb === false) return true
  return typeof web === 'object' && web !== null && (web as Card).nonMember === false
}

const wordIn = (card: unknown, name: string): string => {
  const value = typeof card === 'object' && card !== null ? (card as Card)[name] : undefined
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''
}

const paragraph = (html: string): string => (html === '' ? '' : `<p>${html}</p>`)
const linkTo = (address: string, words = ''): string => `<a href="${escapeHtml(address)}">${escapeHtml(words || address)}</a>`
const link = (address: string, words = ''): string => paragraph(address === '' ? escapeHtml(words) : linkTo(address, words))
const captionOf = (card: Card): string => paragraph(wordIn(card, 'caption'))

/** Names that a card became a link. */
function become(what: string, address: string, losses: Losses): void {
  losses.add(address === '' ? `card ${what}: its address is missing` : `card ${what} became a link to ${excerpt(address, 120)}`)
}

function writePicture(picture: unknown, caption: string): string {
  const source = wordIn(picture, 'src')
  if (source === '') return ''
  return `<figure><img src="${escapeHtml(source)}" alt="${escapeHtml(wordIn(picture, 'alt'))}"><figcaption>${caption}</figcaption></figure>`
}

const image: Writer = (card, losses) => {
  if (wordIn(card, 'src') === '') losses.add('card image: its address is missing')
  if (wordIn(card, 'href')) losses.add(`the link of a picture to ${excerpt(wordIn(card, 'href'), 120)}`)
  return writePicture(card, wordIn(card, 'caption'))
}

const gallery: Writer = (card, losses) => {
  const images = Array.isArray(card.images) ? card.images : []
  losses.add(`a gallery of ${images.length} became single pictures`)
  return images.map((one) => writePicture(one, wordIn(one, 'caption'))).join('') + captionOf(card)
}

type EmbedWords = { picture?: string; title: string; text: string; author: string }

/** A card for what others show, as our own HTML has it. `picture` and `text` are HTML. */
const writeEmbed = (embedId: string, { picture = '', title, text, author }: EmbedWords): string =>
  `<blockquote data-embed="${escapeHtml(embedId)}">${picture}<h4>${escapeHtml(title)}</h4>${text}<cite>${escapeHtml(author)}</cite></blockquote>`

const embed: Writer = (card, losses) => {
  const code = wordIn(card, 'html')
  const address = wordIn(card, 'url') || (/\ssrc="(https?:[^"\s]{1,2000})"/.exec(code)?.[1] ?? '').replaceAll('&amp;', '&')
  const embedId = embedIdOf(address)
  const find = (name: string) => wordIn(card.metadata, name)
  const quoted = quotationIn(code)
  if (isOfProvider(embedId))
    return isEmbedCode(quoted)
      ? quoted + captionOf(card)
      : writeEmbed(embedId, { title: find('title'), text: quoted + captionOf(card), author: find('author_name') })
  become('embed', address, losses)
  return (address ? link(address) : '') + quoted + captionOf(card)
}

/** What somebody else said, in the code that shows it: the words of a post. */
function quotationIn(code: string): string {
  const [from, until] = [code.indexOf('<blockquote'), code.lastIndexOf('</blockquote>')]
  return from < 0 || until < from ? '' : `${code.slice(from, until)}</blockquote>`
}

const bookmark: Writer = (card, losses) => {
  const address = wordIn(card, 'url')
  const find = (name: string) => wordIn(card.metadata, name) || wordIn(card, name)
  const description = paragraph(escapeHtml(find('description')))
  const author = [...new Set([find('author'), find('publisher')])].filter(Boolean).join(', ')
  const embedId = embedIdOf(address)
  if (embedId)
    return writeEmbed(embedId, {
      picture: writePicture({ src: find('thumbnail') }, ''),
      title: find('title'),
      text: description + captionOf(card),
      author,
    })
  become('bookmark', address, losses)
  return link(address, find('title')) + description + paragraph(escapeHtml(author)) + captionOf(card)
}

const media =
  (tag: 'audio' | 'video'): Writer =>
  (card, losses) => {
    if (wordIn(card, 'src') === '') losses.add(`card ${tag}: its address is missing`)
    return `<${tag} src="${escapeHtml(wordIn(card, 'src'))}"></${tag}>${paragraph(escapeHtml(wordIn(card, 'title')))}${captionOf(card)}`
  }

const file: Writer = (card, losses) => {
  become('file', wordIn(card, 'src'), losses)
  return link(wordIn(card, 'src'), wordIn(card, 'fileTitle') || wordIn(card, 'fileName')) + paragraph(wordIn(card, 'fileCaption'))
}

const button: Writer = (card, losses) => {
  become('button', wordIn(card, 'buttonUrl'), losses)
  return link(wordIn(card, 'buttonUrl'), wordIn(card, 'buttonText'))
}

const code: Writer = (card) => `<pre>${escapeHtml(wordIn(card, 'code'))}</pre>${captionOf(card)}`

const callout: Writer = (card, losses) => {
  losses.add('card callout became a paragraph')
  return `<aside><p>${escapeHtml(wordIn(card, 'calloutEmoji'))} ${wordIn(card, 'calloutText')}</p></aside>`
}

const toggle: Writer = (card, losses) => {
  losses.add('card toggle is open: its heading stands above its text')
  return `<h3>${wordIn(card, 'heading')}</h3>${wordIn(card, 'content')}`
}

const header: Writer = (card, losses) => {
  losses.add('card header became a subhead and a paragraph')
  const picture = writePicture({ src: wordIn(card, 'backgroundImageSrc') }, '')
  const pressed = card.buttonEnabled === true || card.hasButton === true ? button(card, losses) : ''
  return `<h2>${wordIn(card, 'header')}</h2>${paragraph(wordIn(card, 'subheader'))}${picture}${pressed}`
}

const product: Writer = (card, losses) => {
  losses.add('card product became its words, its picture and its link')
  if (card.productRatingEnabled === true) losses.add(`the rating of a product: ${wordIn(card, 'productStarRating')} stars`)
  const bought = card.productButtonEnabled === true ? link(wordIn(card, 'productUrl'), wordIn(card, 'productButton')) : ''
  const picture = writePicture({ src: wordIn(card, 'productImageSrc') }, '')
  return `<h3>${wordIn(card, 'productTitle')}</h3>${picture}${paragraph(wordIn(card, 'productDescription'))}${bought}`
}

const callToAction: Writer = (card, losses) => {
  losses.add('card call-to-action became its words and its link')
  const pressed = card.showButton === true ? link(wordIn(card, 'buttonUrl'), wordIn(card, 'buttonText')) : ''
  return `${paragraph(wordIn(card, 'sponsorLabel'))}${writePicture({ src: wordIn(card, 'imageUrl') }, '')}${wordIn(card, 'textValue')}${pressed}`
}

const beforeAfter: Writer = (card, losses) => {
  losses.add('card before-after became two pictures')
  return writePicture(card.beforeImage, '') + writePicture(card.afterImage, '') + captionOf(card)
}

/** A card that only mail or only the site's own machinery showed. Its words are named. */
const leaveOut =
  (what: string): Writer =>
  (card, losses) => {
    const words = excerpt(htmlToText(wordIn(card, 'html') || wordIn(card, 'header') || wordIn(card, 'buttonText')))
    losses.add(words ? `${what} “${words}” was left out` : `${what} was left out`)
    return ''
  }

const markdown: Writer = (card) => markdownToHtml(wordIn(card, 'markdown'), { hasHtml: true })
const html: Writer = (card) => wordIn(card, 'html')

/** Mobiledoc and lexical name some of the cards differently. */
const cards: Readonly<Record<string, Writer>> = {
  image,
  gallery,
  embed,
  bookmark,
  html,
  code,
  codeblock: code,
  callout,
  toggle,
  header,
  product,
  audio: media('audio'),
  video: media('video'),
  file,
  markdown,
  'card-markdown': markdown,
  button,
  'call-to-action': callToAction,
  'before-after': beforeAfter,
  hr: () => '<hr>',
  horizontalrule: () => '<hr>',
  email: leaveOut('a card that only mail showed'),
  'email-cta': leaveOut('a card that only mail showed'),
  signup: leaveOut('a form to sign up'),
  transistor: leaveOut('a player for members'),
  paywall: (_card, losses) => {
    losses.add('the cut before what only members read')
    return ''
  },
}
