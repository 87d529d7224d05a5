import { childAt, childrenOf, elementsIn, textIn, wordsOf, writeChildren, writeElement, type XmlElement } from './xml-tree.ts'

/** A picture of a file, by its guid, as an association of ninjs. */
export type NewsmlPicture = Record<string, unknown>

/** The part of a code after its scheme: "stat:usable" is "usable". A URI's last part is the same code. */
export const codeOf = (element: XmlElement | undefined): string => {
  const { qcode, uri, literal } = element?.attributes ?? {}
  const code = qcode ?? uri ?? literal ?? ''
  return code.slice(Math.max(code.lastIndexOf(':'), code.lastIndexOf('/')) + 1).trim()
}

const roleOf = (element: XmlElement): string | undefined => element.attributes.role?.split(':').at(-1)

/** The name of a thing in the language of the item, otherwise its first. */
function nameOf(element: XmlElement, language: string): string {
  const names = childrenOf(element, 'name')
  const own = names.find(({ attributes }) => attributes['xml:lang']?.startsWith(language.slice(0, 2)))
  return wordsOf(own ?? names[0])
}

/** The kinds of items (IPTC newsitemnature) as types of ninjs. */
const types = new Map([
  ['animated', 'video'],
  ['text', 'text'],
  ['composite', 'composite'],
  ['picture', 'picture'],
  ['graphic', 'graphic'],
  ['video', 'video'],
  ['audio', 'audio'],
])

export const guidOf = (item: XmlElement): string => (item.attributes.guid ?? '').trim()
export const typeOf = (item: XmlElement): string | undefined => types.get(codeOf(childAt(item, 'itemMeta', 'itemClass')))
export const languageOf = (item: XmlElement): string =>
  childAt(item, 'contentMeta', 'language')?.attributes.tag ?? item.attributes['xml:lang'] ?? ''

/** What is read of `itemMeta` and `contentMeta`, or only describes the item. Everything else with a value is named as a loss. */
const readNames = new Set(
  'itemClass provider versionCreated firstCreated embargoed pubStatus title edNote link profile generator service fileName contentCreated contentModified language headline by creator subject slugline description urgency creditline located dateline altId role'.split(
    ' ',
  ),
)

/** An item of NewsML-G2 (IPTC, 2.9 to 2.35) as an item of ninjs 3.1. `pictures`: those of the file that belong to it. */
export function asNinjs(item: XmlElement, pictures: readonly NewsmlPicture[]): Record<string, unknown> {
  const meta = childAt(item, 'itemMeta')
  const content = childAt(item, 'contentMeta')
  const language = languageOf(item)
  const readTexts = (name: string) =>
    childrenOf(content, name).map((one) => ({ role: roleOf(one) ?? 'main', contentType: 'text/plain', value: wordsOf(one) }))
  const provider = childAt(meta, 'provider')
  const urgency = Number(wordsOf(childAt(content, 'urgency')))
  const rest = [...childrenOf(meta), ...childrenOf(content)].filter(({ name }) => !readNames.has(name))
  return withoutEmpty({
    uri: guidOf(item),
    type: typeOf(item),
    language,
    pubStatus: codeOf(childAt(meta, 'pubStatus')),
    version: item.attributes.version,
    versionCreated: wordsOf(childAt(meta, 'versionCreated')),
    firstCreated: wordsOf(childAt(meta, 'firstCreated')),
    embargoedUntil: embargoOf(childAt(meta, 'embargoed')),
    title: wordsOf(childAt(meta, 'title')),
    headlines: readTexts('headline'),
    descriptions: readTexts('description'),
    by: byOf(content),
    slugline: wordsOf(childAt(content, 'slugline')),
    edNote: childrenOf(meta, 'edNote').map(wordsOf).filter(Boolean).join(' · '),
    urgency: Number.isInteger(urgency) && urgency >= 1 && urgency <= 9 ? urgency : undefined,
    provider: { name: provider && (nameOf(provider, language) || codeOf(provider)) },
    copyrightHolder: wordsOf(childAt(item, 'rightsInfo', 'copyrightHolder', 'name')),
    copyrightNotice: wordsOf(childAt(item, 'rightsInfo', 'copyrightNotice')),
    usageTerms: wordsOf(childAt(item, 'rightsInfo', 'usageTerms')),
    ...thingsOf(content, language),
    ...contentOf(item),
    associations: [...pictures, ...linkedPictures(meta)],
    ...Object.fromEntries(rest.map(({ name }) => [`NewsML-G2 ${name}`, true])),
    ...(childAt(content, 'dateline') && { 'NewsML-G2 dateline': wordsOf(childAt(content, 'dateline')) }),
  })
}

const withoutEmpty = (item: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined && value !== ''))

/** An embargo that is nil lasts until a further notice. */
function embargoOf(element: XmlElement | undefined): string | undefined {
  if (!element) return undefined
  return wordsOf(element) || 'until a further notice'
}

function byOf(content: XmlElement | undefined): string {
  const line = wordsOf(childAt(content, 'by'))
  if (line) return line
  const writers = childrenOf(content, 'creator').filter((one) => roleOf(one) !== 'photographer')
  return writers
    .map((one) => wordsOf(childAt(one, 'name')))
    .filter(Boolean)
    .join(', ')
}

/** The kinds of subjects (IPTC cpnat) as lists of ninjs. */
const lists = new Map([
  ['geoArea', 'places'],
  ['organisation', 'organisations'],
  ['person', 'people'],
  ['event', 'events'],
  ['object', 'objects'],
])

function thingsOf(content: XmlElement | undefined, language: string): Record<string, unknown[]> {
  const things: Record<string, unknown[]> = {}
  for (const subject of childrenOf(content, 'subject')) {
    const name = nameOf(subject, language)
    const list = lists.get(subject.attributes.type?.split(':').at(-1) ?? '') ?? 'subjects'
    if (name) (things[list] ??= []).push({ name, uri: subject.attributes.qcode ?? subject.attributes.uri ?? '' })
  }
  return things
}

/** The bodies, and the files that are not in it. */
function contentOf(item: XmlElement): Record<string, unknown> {
  const bodies: unknown[] = []
  const renditions: unknown[] = []
  for (const part of childrenOf(childAt(item, 'contentSet'))) {
    const contentType = part.attributes.contenttype ?? ''
    if (part.name === 'inlineXML') bodies.push(...inlineBodies(part, contentType))
    else if (part.name === 'inlineData') bodies.push({ contentType: contentType || 'text/plain', value: textIn(part) })
    else if (part.name === 'remoteContent') renditions.push(renditionOf(part))
  }
  return { bodies, ...(renditions.length > 0 && { renditions }) }
}

function inlineBodies(part: XmlElement, contentType: string): unknown[] {
  return childrenOf(part).map((root) => {
    if (root.name === 'nitf') return { contentType: 'application/nitf+xml', value: writeElement(root, false) }
    const body = root.name === 'html' ? childAt(root, 'body') : undefined
    const isHtml = root.name === 'html' || root.name === 'body' || /html/i.test(contentType)
    if (!isHtml) return { contentType: contentType || 'application/xml', role: root.name, value: `<?xml version="1.0"?><${root.name}/>` }
    return { contentType: 'text/html', value: writeChildren(body ? withoutHead(body) : { ...root, children: [root] }, true) }
  })
}

/** Agencies repeat date, subjects and headlines in a <header> above the text. */
function withoutHead(body: XmlElement): XmlElement {
  const [head, ...more] = childrenOf(body)
  return head?.name === 'header' && more.length > 0 ? { ...body, children: body.children.filter((child) => child !== head) } : body
}

function renditionOf({ attributes }: XmlElement): Record<string, unknown> {
  const { rendition, href, contenttype, width } = attributes
  const wide = Number(width)
  return withoutEmpty({
    name: rendition?.split(':').at(-1),
    href: href?.trim(),
    contentType: contenttype,
    width: Number.isFinite(wide) && wide > 0 ? wide : undefined,
  })
}

/** A picture of the file, for the stories of its package. */
export function pictureOf(item: XmlElement): NewsmlPicture {
  const content = childAt(item, 'contentMeta')
  const photographer = childrenOf(content, 'creator').map((one) => wordsOf(childAt(one, 'name')))
  return withoutEmpty({
    name: guidOf(item),
    type: 'picture',
    by: [...photographer, wordsOf(childAt(content, 'creditline'))].filter(Boolean).join(' / '),
    headlines: childrenOf(content, 'headline').map((one) => ({ contentType: 'text/plain', value: wordsOf(one) })),
    descriptions: childrenOf(content, 'description').map((one) => ({ contentType: 'text/plain', value: wordsOf(one) })),
    renditions: childrenOf(childAt(item, 'contentSet'), 'remoteContent').map(renditionOf),
  })
}

/** Links to pictures whose files are named in the link itself. */
function linkedPictures(meta: XmlElement | undefined): NewsmlPicture[] {
  return childrenOf(meta, 'link').flatMap((link) => {
    const { href, residref, contenttype } = link.attributes
    const isPicture = codeOf(childAt(link, 'itemClass')) === 'picture' || contenttype?.startsWith('image/')
    if (!href || !isPicture) return []
    return [{ name: residref ?? href, type: 'picture', headlines: [{ value: wordsOf(childAt(link, 'title')) }], renditions: [{ href }] }]
  })
}

/** The guids of other items that an item names: those of a package, or linked ones. */
export const namedBy = (item: XmlElement): string[] =>
  [
    ...elementsIn(childAt(item, 'groupSet'), 'itemRef'),
    ...childrenOf(item, 'itemRef'),
    ...childrenOf(childAt(item, 'itemMeta'), 'link'),
  ].flatMap(({ attributes }) => attributes.residref?.trim() || [])
