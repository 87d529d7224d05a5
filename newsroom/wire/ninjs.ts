import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { ArticleDocument } from '#lib/document-types.ts'
import { isLanguage, type Language, languages } from '#lib/languages.ts'
import { plainText } from '#newsroom/articles/document.ts'
import { bylinesOf } from './bylines.ts'
import { dekOf } from './dek.ts'
import { isShouted, titleCase } from './headline.ts'
import { htmlToDocument, htmlToText, imagesIn } from './html-to-document.ts'
import { excerpt, Losses } from './losses.ts'
import type { PictureSource } from './picture-source.ts'
import { organisationTopic, placeTopic, sectionOf, subjectTopic } from './subjects.ts'
import { oneLine, sound } from './text.ts'
import { BrokenItem, type Named, type Recall, type WireItem, type WireStory } from './wire-story.ts'

const instant = z.string().refine((text) => !Number.isNaN(Date.parse(text)), 'is not a date and time')
const label = z.object({
  name: z.string().optional(),
  literal: z.string().optional(),
  uri: z.string().optional(),
  rel: z.string().optional(),
})
const said = z.object({ role: z.string().optional(), contentType: z.string().optional(), value: z.string().default('') })

/** What Galley reads of ninjs 3.1 (IPTC); other properties are named as losses when they carry something. */
const ninjs = z.looseObject({
  uri: z.string().min(1),
  type: z.string().optional(),
  language: z.string().optional(),
  pubStatus: z.string().optional(),
  versionCreated: instant.optional(),
  firstCreated: instant.optional(),
  embargoed: instant.optional(),
  title: z.string().optional(),
  by: z.string().optional(),
  provider: z.object({ name: z.string().optional() }).optional(),
  headlines: z.array(said).optional(),
  descriptions: z.array(said).optional(),
  bodies: z.array(said).optional(),
  subjects: z.array(label).optional(),
  places: z.array(label).optional(),
  organisations: z.array(label).optional(),
  altIds: z
    .array(z.looseObject({ role: z.string().optional(), value: z.string().optional() }))
    .optional()
    .catch(undefined),
  associations: z.unknown().optional(),
  renditions: z.unknown().optional(),
})
type Ninjs = z.output<typeof ninjs>

const read = new Set([
  ...Object.keys(ninjs.shape),
  'standard',
  'version',
  'profile',
  'copyrightNotice',
  'copyrightHolder',
  'urgency',
  '$standard',
])
const textTypes = ['text', 'composite', undefined]

export type NinjsReading = { language: Language; pictures: PictureSource; sections: readonly Named[]; now: Date }

/** One ninjs object, already parsed as JSON. `where` names it when it has no uri of its own. */
export function ninjsItem(json: unknown, where: string, reading: NinjsReading): WireItem | Recall {
  const uri = typeof json === 'object' && json !== null && 'uri' in json && typeof json.uri === 'string' ? json.uri : null
  const parsed = ninjs.safeParse(json)
  const source = uri ? `ninjs:${uri}` : where
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return { source, result: 'failed', reason: `${where}: ${issue?.path.join('.') || 'the item'}: ${issue?.message}` }
  }
  const item = parsed.data
  if (!textTypes.includes(item.type)) return { source, result: 'skipped', reason: `it is of type “${item.type}”, not a story` }
  const digest = createHash('sha256').update(JSON.stringify(json)).digest('base64url')
  if (item.pubStatus === 'canceled') return { source, digest, recall: canceled, isFinal: true, otherwise: null }
  const arrival = { source, digest, read: () => storyOf(item, reading) }
  if (item.pubStatus !== 'withheld') return arrival
  return { source, digest, recall: withheld, isFinal: false, otherwise: arrival }
}

const canceled = 'its pubStatus is “canceled”'
const withheld = 'its pubStatus is “withheld”'

async function storyOf(item: Ninjs, reading: NinjsReading): Promise<WireStory> {
  const losses = new Losses()
  const language = languageOf(item, reading.language)
  const body = await bodyOf(item, reading.pictures, losses)
  const headline = headlineOf(item, body, losses)
  const dek = dekOf(summaryOf(item), losses)
  const publishedAt = item.firstCreated ?? item.versionCreated
  if (!publishedAt) throw new BrokenItem('it has neither versionCreated nor firstCreated')
  for (const [name, value] of Object.entries(item)) if (!read.has(name) && !isEmpty(value)) losses.add(`property ${name}`)
  const places = labels(item.places)
  const subjects = labels(item.subjects)
  return {
    language,
    headline,
    dek,
    body,
    section: sectionOf(subjects, places, reading.sections),
    topics: unique([
      ...subjects.filter(({ rel }) => rel !== 'section').map(subjectTopic),
      ...labels(item.organisations).map(organisationTopic),
      ...places.map(placeTopic),
    ]),
    bylines: bylinesOf(item.by?.trim() || item.provider?.name || 'Wire', losses),
    slug: item.altIds?.find(({ role }) => role === 'slug')?.value ?? null,
    oldSlugs: [],
    hero: await heroOf(item, reading.pictures, losses),
    publishedAt: new Date(publishedAt),
    updatedAt: laterThan(item.versionCreated, publishedAt),
    hold: holdOf(item, headline, reading.now),
    losses: losses.list(),
  }
}

function languageOf({ language }: Ninjs, otherwise: Language): Language {
  const code = language?.toLowerCase().split('-')[0]
  if (!code) return otherwise
  if (!isLanguage(code)) throw new BrokenItem(`its language is ${language}; this newsroom publishes in ${languages.join(' and ')}`)
  return code
}

async function bodyOf(item: Ninjs, pictures: PictureSource, losses: Losses): Promise<ArticleDocument> {
  const bodies = (item.bodies ?? []).filter(({ value }) => value.trim() !== '')
  const body = bodies.find(isHtml) ?? bodies.find(({ role }) => role === 'main') ?? bodies[0]
  if (!body) return { type: 'doc', content: [{ type: 'paragraph' }] }
  if (!isHtml(body)) return paragraphs(body.value)
  const found = new Map<string, Awaited<ReturnType<PictureSource['take']>>>()
  for (const image of body.value.includes('<img') ? imagesIn(body.value) : []) {
    found.set(image.src, await pictures.take({ address: image.src, alt: image.alt, caption: '', credit: item.provider?.name ?? '' }))
  }
  return htmlToDocument(body.value, {
    losses,
    picture: (image) => {
      const picture = found.get(image.src) ?? 'it was not looked for'
      return typeof picture === 'string' ? picture : { ...picture, caption: image.caption || picture.caption }
    },
  })
}

const isHtml = ({ contentType, value }: z.output<typeof said>) =>
  contentType ? /html/i.test(contentType) : /<(p|div|h\d|ul|ol|br)\b/i.test(value)

function paragraphs(text: string): ArticleDocument {
  const content = sound(text)
    .split(/\n\s*\n|\r\n\s*\r\n/)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '')
    .map((part) => ({ type: 'paragraph', content: [{ type: 'text', text: part }] }))
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] }
}

function headlineOf(item: Ninjs, body: ArticleDocument, losses: Losses): string {
  const given = (item.headlines ?? []).filter(({ value }) => value.trim() !== '')
  const main = given.find(({ role }) => role === 'main') ?? given[0]
  const headline = oneLine(plain(main) || item.title || '')
  for (const other of given) if (other !== main) losses.add(`headline “${excerpt(other.value)}” (${other.role ?? 'no role'})`)
  if (!isShouted(headline)) return headline
  losses.add('the headline’s capitals: it stands in the case of a headline')
  return titleCase(headline, plainText(body))
}

const summaryRoles = ['summary', 'short', 'dek', 'subtitle', 'main']
function summaryOf({ descriptions = [] }: Ninjs): string {
  const wanted = descriptions.filter(({ role, contentType }) => summaryRoles.includes(role ?? 'main') && !/html/i.test(contentType ?? ''))
  return plain(wanted[0] ?? descriptions[0])
}

const plain = (text: z.output<typeof said> | undefined): string =>
  text === undefined ? '' : isHtml(text) ? htmlToText(text.value) : text.value

/** Clocks of others may be ahead of ours by as much. In milliseconds. */
const clockDrift = 5 * 60_000

function holdOf(item: Ninjs, headline: string, now: Date): string | null {
  if (headline === '') return 'it has no headline'
  if (item.pubStatus === 'withheld') return withheld
  if (item.pubStatus && item.pubStatus !== 'usable') return `its pubStatus is “${item.pubStatus}”, which ninjs does not know`
  const ahead = [item.firstCreated, item.versionCreated].find((at) => at !== undefined && Date.parse(at) > now.getTime() + clockDrift)
  if (ahead) return `it is dated ${ahead}, which is to come`
  if (item.embargoed && new Date(item.embargoed) > now) return `it is under embargo until ${item.embargoed}`
  return null
}

/** The picture that goes with the story: the first association that is one. */
async function heroOf(item: Ninjs, pictures: PictureSource, losses: Losses) {
  const parts = z.array(z.looseObject({ name: z.string().optional(), type: z.string().optional() })).safeParse(item.associations ?? [])
  if (!parts.success) {
    losses.add('associations')
    return null
  }
  let hero: WireStory['hero'] = null
  for (const part of parts.data) {
    const picture = part.type === 'picture' || part.type === 'graphic' ? association.safeParse(part) : null
    const name = part.name ?? part.type ?? 'without a name'
    if (!picture?.success) losses.add(`association “${name}” of type ${part.type ?? 'unknown'}`)
    else if (hero) losses.add(`association “${name}”: a story has one hero picture`)
    else {
      const taken = await pictures.take(pictureOf(picture.data, item.provider?.name ?? ''))
      if (typeof taken === 'string') losses.add(`association “${name}”: ${taken}`)
      else hero = taken
    }
  }
  return hero
}

const association = z.looseObject({
  uri: z.string().optional(),
  by: z.string().optional(),
  headlines: z.array(said).optional(),
  descriptions: z.array(said).optional(),
  renditions: z.array(z.looseObject({ href: z.string().optional(), width: z.number().optional() })).optional(),
})

function pictureOf(part: z.output<typeof association>, provider: string) {
  const renditions = (part.renditions ?? []).toSorted((one, other) => (other.width ?? 0) - (one.width ?? 0))
  const caption = oneLine(plain(part.descriptions?.[0]))
  return {
    address: renditions.find(({ href }) => href)?.href ?? part.uri ?? '',
    alt: oneLine(plain(part.headlines?.[0])),
    caption,
    credit: [part.by, provider].filter(Boolean).join(' / '),
  }
}

const labels = (found: Ninjs['subjects']) =>
  (found ?? []).flatMap(({ name, literal, uri, rel }) => {
    const text = oneLine(name ?? literal ?? '')
    return text ? [{ name: text, uri, rel }] : []
  })

const unique = <Thing extends { slug: string }>(things: Thing[]): Thing[] => [
  ...new Map(things.map((thing) => [thing.slug, thing])).values(),
]
const laterThan = (at: string | undefined, first: string) => (at && Date.parse(at) - Date.parse(first) >= 60_000 ? new Date(at) : null)
const isEmpty = (value: unknown) => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
