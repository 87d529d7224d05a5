import { type SaxesAttributeNS, SaxesParser } from 'saxes'
import type { FeedFormat } from '#lib/addresses.ts'

type Element = { name: string; attributes: Record<string, string>; text: string; children: Element[] }
type Check = (element: Element) => string | null
/** How often a child occurs (`?` at most once, `1` exactly once, `+` at least once, `*` any number), and what it holds. */
type Shape = Record<string, ['?' | '1' | '+' | '*', Check]>

const spaces: Record<string, string> = {
  '': '',
  'http://www.w3.org/2005/Atom': 'atom:',
  'http://purl.org/rss/1.0/modules/content/': 'content:',
  'http://purl.org/dc/elements/1.1/': 'dc:',
}

const textThat =
  (test: (text: string) => boolean): Check =>
  ({ name, text, children }) =>
    children.length === 0 && test(text) ? null : `<${name}> holds “${text.slice(0, 80)}”`
const anything: Check = () => null
const isAddress = (text: string) => /^https?:\/\//.test(text) && URL.canParse(text)
const isIri = (text: string) => /^[a-z][a-z\d+.-]*:\S+$/i.test(text)
const isLanguageTag = (text: string) => /^[a-z]{2,3}(?:-[A-Za-z\d]{2,8})*$/.test(text)
/** RFC 822 with a year of four digits (RSS 2.0). */
const isMailDate = (text: string) =>
  /^(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d (?:GMT|[+-]\d{4})$/.test(text) &&
  !Number.isNaN(Date.parse(text))
/** RFC 3339. */
const isDate = (text: string) =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text))
const [words, address, iri, languageTag, mailDate, date] = [
  textThat((text) => text.trim() !== ''),
  textThat(isAddress),
  textThat(isIri),
  textThat(isLanguageTag),
  textThat(isMailDate),
  textThat(isDate),
]

const carries =
  (attributes: Record<string, (value: string) => boolean>): Check =>
  (element) => {
    const wrong = Object.entries(attributes).find(([name, test]) => !test(element.attributes[name] ?? ''))
    return wrong ? `<${element.name}> has ${wrong[0]}="${element.attributes[wrong[0]] ?? ''}"` : null
  }
const isLength = (text: string) => /^\d+$/.test(text)
const isType = (text: string) => /^[a-z]+\/[\w.+-]+$/.test(text)

const inside =
  (shape: Shape): Check =>
  (element) => {
    for (const { name } of element.children) if (!shape[name]) return `<${element.name}> holds a <${name}>`
    for (const [name, [times, check]] of Object.entries(shape)) {
      const found = element.children.filter((child) => child.name === name)
      if ((times === '1' || times === '+') && found.length === 0) return `<${element.name}> has no <${name}>`
      if ((times === '1' || times === '?') && found.length > 1) return `<${element.name}> has ${found.length} <${name}>`
      for (const child of found) {
        const problem = check(child)
        if (problem) return problem
      }
    }
    return null
  }

/** The link to a WebSub hub names no type: what a hub answers is nobody's to read. */
const atomLink: Check = (element) =>
  element.attributes.rel === 'hub'
    ? carries({ href: isAddress })(element)
    : carries({ href: isAddress, rel: (rel) => ['alternate', 'self', 'enclosure'].includes(rel), type: isType })(element)
const person = inside({ 'atom:name': ['1', words], 'atom:uri': ['?', address], 'atom:email': ['?', words] })

const rss = inside({
  channel: [
    '1',
    inside({
      title: ['1', words],
      link: ['1', address],
      description: ['1', words],
      language: ['1', languageTag],
      copyright: ['?', words],
      lastBuildDate: ['1', mailDate],
      generator: ['?', words],
      image: ['?', inside({ url: ['1', address], title: ['1', words], link: ['1', address] })],
      'atom:link': ['+', atomLink],
      item: [
        '*',
        inside({
          title: ['1', words],
          link: ['1', address],
          guid: ['1', (guid) => (guid.attributes.isPermaLink === 'false' ? iri(guid) : address(guid))],
          pubDate: ['1', mailDate],
          description: ['?', anything],
          'dc:creator': ['*', words],
          category: ['*', words],
          enclosure: ['?', carries({ url: isAddress, type: isType, length: isLength })],
          'content:encoded': ['1', anything],
        }),
      ],
    }),
  ],
})

const atom = inside({
  'atom:id': ['1', iri],
  'atom:title': ['1', words],
  'atom:updated': ['1', date],
  'atom:link': ['+', atomLink],
  'atom:author': ['*', person],
  'atom:subtitle': ['?', words],
  'atom:generator': ['?', words],
  'atom:rights': ['?', words],
  'atom:icon': ['?', address],
  'atom:logo': ['?', address],
  'atom:entry': [
    '*',
    inside({
      'atom:id': ['1', iri],
      'atom:title': ['1', words],
      'atom:link': ['+', atomLink],
      'atom:published': ['?', date],
      'atom:updated': ['1', date],
      'atom:author': ['*', person],
      'atom:category': ['*', carries({ term: (term) => term.trim() !== '' })],
      'atom:summary': ['?', words],
      'atom:content': ['?', carries({ type: (type) => ['text', 'html', 'xhtml'].includes(type) })],
    }),
  ],
})

/**
 * The first violation of RSS 2.0 (rssboard.org, with the Atom, content and Dublin Core elements that we write), Atom (RFC 4287) or JSON
 * Feed 1.1 in a feed of this language; null when there is none.
 */
export function feedProblem(format: FeedFormat, text: string, language: string): string | null {
  try {
    if (format === 'json') return jsonProblem(text, language)
    return format === 'rss' ? rssProblem(parse(text), language) : atomProblem(parse(text), language)
  } catch (error) {
    return String(error)
  }
}

function rssProblem(root: Element, language: string): string | null {
  if (root.name !== 'rss' || root.attributes.version !== '2.0') return `its root is <${root.name} version="${root.attributes.version}">`
  const [channel] = root.children
  const said = textIn(channel, 'language')
  return (
    rss(root) ??
    (said === language ? null : `its language is “${said}”`) ??
    namesItselfOnce(channel) ??
    repeated(channelItems(channel, 'item').map((item) => textIn(item, 'guid'))) ??
    misdirected(
      channelItems(channel, 'item').map((item) => textIn(item, 'content:encoded')),
      language,
    )
  )
}

function namesItselfOnce(feed: Element | undefined): string | null {
  const { length } = channelItems(feed, 'atom:link').filter(({ attributes }) => attributes.rel === 'self')
  return length === 1 ? null : `it names itself ${length} times`
}

function atomProblem(root: Element, language: string): string | null {
  if (root.name !== 'atom:feed') return `its root is <${root.name}>`
  const entries = channelItems(root, 'atom:entry')
  const said = [root, ...entries].map(({ attributes }) => attributes['xml:lang'])
  const hasAuthor = root.children.some(({ name }) => name === 'atom:author')
  const anonymous = entries.some(({ children }) => children.every(({ name }) => name !== 'atom:author'))
  return (
    atom(root) ??
    (said.every((each) => each === language) ? null : `its languages are ${said.join(', ')}`) ??
    namesItselfOnce(root) ??
    (anonymous && !hasAuthor ? 'an entry has no author, nor has the feed' : null) ??
    repeated(entries.map((entry) => textIn(entry, 'atom:id'))) ??
    misdirected(
      entries.map((entry) => textIn(entry, 'atom:content')),
      language,
    )
  )
}

type JsonItem = Record<'id' | 'url' | 'title' | 'content_html' | 'date_published' | 'date_modified' | 'language', unknown> & {
  authors?: { name: unknown; url: unknown }[]
  attachments?: { url: unknown; mime_type: unknown }[]
}

function jsonProblem(text: string, language: string): string | null {
  const feed = JSON.parse(text) as Record<string, unknown> & { items: JsonItem[] } // its members are checked below
  if (feed.version !== 'https://jsonfeed.org/version/1.1') return `its version is ${feed.version}`
  if (feed.language !== language) return `its language is “${feed.language}”`
  if (
    typeof feed.title !== 'string' ||
    feed.title.trim() === '' ||
    !isAddress(String(feed.feed_url)) ||
    !isAddress(String(feed.home_page_url))
  )
    return 'it has no title or no address'
  for (const item of feed.items) {
    const { id, url, title, content_html: html, date_published: published, date_modified: modified } = item
    if (typeof id !== 'string' || id === '' || typeof title !== 'string' || typeof html !== 'string') return `an item has no text: ${url}`
    if (!isAddress(String(url)) || !isDate(String(published)) || !isDate(String(modified)))
      return `an item has a wrong address or date: ${url}`
    if (item.language !== language) return `an item’s language is “${item.language}”`
    if (item.authors?.some((author) => typeof author.name !== 'string' || !isAddress(String(author.url)))) return `an author of ${url}`
    if (item.attachments?.some((file) => !isAddress(String(file.url)) || !isType(String(file.mime_type)))) return `an attachment of ${url}`
  }
  return (
    repeated(feed.items.map(({ id }) => String(id))) ??
    misdirected(
      feed.items.map((item) => String(item.content_html)),
      language,
    )
  )
}

const repeated = (ids: readonly string[]): string | null => ids.find((id, index) => ids.indexOf(id) !== index) ?? null

/** Feeds have no direction of their own, so that the HTML of a right-to-left language says it. */
const misdirected = (texts: readonly string[], language: string): string | null =>
  (language === 'ar' && texts.find((html) => !/^<div dir="rtl">.*<\/div>$/s.test(html))) || null

const channelItems = (element: Element | undefined, name: string): Element[] =>
  element?.children.filter((child) => child.name === name) ?? []
const textIn = (element: Element | undefined, name: string): string => channelItems(element, name)[0]?.text ?? ''

/** Parses strictly (XML 1.0 with namespaces): an ill-formed document throws. */
function parse(xml: string): Element {
  const root: Element = { name: '', attributes: {}, text: '', children: [] }
  const open = [root]
  const parser = new SaxesParser({ xmlns: true })
  const add = (text: string) => {
    const last = open.at(-1)
    if (last) last.text += text
  }
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ uri, local, attributes }) => {
    const named = Object.entries(attributes).map(([name, { value }]: [string, SaxesAttributeNS]) => [name, value])
    const element = { name: `${spaces[uri] ?? `{${uri}}`}${local}`, attributes: Object.fromEntries(named), text: '', children: [] }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('closetag', () => void open.pop())
  parser.write(xml).close()
  return root.children[0] ?? root
}
