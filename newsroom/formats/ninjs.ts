import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Language } from '#lib/languages.ts'
import { parseInput } from '#lib/parse-input.ts'
import { isPublished, publishedLanguages } from '#lib/publication.ts'
import { plainText } from '#newsroom/articles/plain-text.ts'
import { bylinesOf } from './bylines.ts'
import { dekOf } from './dek.ts'
import { isShouted, titleCase } from './headline.ts'
import { excerpt, Losses } from './losses.ts'
import { bodyOf } from './ninjs-body.ts'
import { asNinjs3, type Ninjs3 } from './ninjs-older.ts'
import { addressesIn, associated, heroOf } from './ninjs-pictures.ts'
import { firstPlain, plain, said } from './ninjs-text.ts'
import type { PictureSource } from './picture-source.ts'
import { organisationTopic, placeTopic, sectionOf, subjectTopic } from './subjects.ts'
import { oneLine, sound } from './text.ts'
import type { Named, Recall, WireItem, WireStory } from './wire-story.ts'

const label = z.looseObject({
  name: z.string().optional(),
  literal: z.string().optional(),
  code: z.string().optional(),
  uri: z.string().optional(),
  rel: z.string().optional(),
})
const things = z.array(z.looseObject({})).optional()

/** The types of ninjs 1.0 to 3.1; only the first two are stories. */
const types = ['text', 'composite', 'audio', 'video', 'picture', 'graphic', 'component', 'event', 'planning'] as const

/**
 * ninjs 3.1 (IPTC); asNinjs3 converts older versions. A property of the standard must have the right type. Other properties are accepted,
 * and named as losses if they have a value.
 */
const ninjs = z.looseObject({
  uri: z
    .string()
    .min(1)
    .max(2000)
    .refine((uri) => sound(uri) === uri, 'has control characters in it'),
  type: z.enum(types).optional(),
  language: z.string().optional(),
  pubStatus: z.enum(['usable', 'withheld', 'canceled']).optional(),
  versionCreated: z.string().optional(),
  firstCreated: z.string().optional(),
  contentCreated: z.string().optional(),
  embargoedUntil: z.string().optional(),
  embargoedReason: z.string().optional(),
  expires: z.string().optional(),
  representationType: z.string().optional(),
  profile: z.string().optional(),
  version: z.string().optional(),
  title: z.string().optional(),
  by: z.string().optional(),
  slugline: z.string().optional(),
  located: z.string().optional(),
  edNote: z.string().optional(),
  usageTerms: z.string().optional(),
  copyrightHolder: z.string().optional(),
  copyrightNotice: z.string().optional(),
  urgency: z.int().min(1).max(9).optional(),
  provider: z.looseObject({ name: z.string().optional() }).optional(),
  headlines: z.array(said).optional(),
  descriptions: z.array(said).optional(),
  bodies: z.array(said).optional(),
  subjects: z.array(label).optional(),
  places: z.array(label).optional(),
  organisations: z.array(label).optional(),
  people: things,
  events: things,
  objects: things,
  infoSources: things,
  genres: things,
  trustIndicators: things,
  altIds: z.array(z.looseObject({ role: z.string().optional(), value: z.unknown() })).optional(),
  standard: z.looseObject({}).optional(),
  associations: z.array(associated).optional(),
  renditions: things,
})
export type Ninjs = z.output<typeof ninjs>

/** Properties that are read, that only describe the item, or that `rightsIn` reports. */
const read = new Set(
  'uri type language pubStatus versionCreated firstCreated embargoedUntil embargoedReason title by provider source headlines descriptions bodies subjects places organisations altIds associations renditions standard version profile representationType edNote usageTerms copyrightNotice copyrightHolder urgency'.split(
    ' ',
  ),
)

export type NinjsReading = {
  language: Language
  pictures: PictureSource
  sections: readonly Named[]
  now: Date
  /** The format that the item was converted from, and the prefix of its keys. */
  format?: { name: string; key: string }
}

/** Reads one ninjs object of any version, already parsed as JSON. `where` names it if it has no uri. Never throws. */
export async function ninjsItem(json: unknown, where: string, reading: NinjsReading): Promise<WireItem | Recall> {
  try {
    return await itemOf(json, where, reading)
  } catch (error) {
    const why = error instanceof RangeError ? 'it is nested too deep' : error instanceof Error ? error.message : String(error)
    return { source: where, result: 'failed', reason: `${where}: ${why}` }
  }
}

async function itemOf(json: unknown, where: string, reading: NinjsReading): Promise<WireItem | Recall> {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return { source: where, result: 'failed', reason: `${where}: it is no object, so no ninjs item` }
  const { version, item: brought } = asNinjs3(json as Record<string, unknown>) // an object, checked above
  const parsed = parseInput(ninjs, brought)
  const source =
    typeof brought.uri === 'string' && ninjs.shape.uri.safeParse(brought.uri).success
      ? `${reading.format?.key ?? 'ninjs'}:${brought.uri}`
      : where
  const format = reading.format?.name ?? `ninjs ${version}`
  if (!parsed.success) return { source, result: 'failed', reason: `${whereOf(where, source)}: ${problemOf(parsed.error, brought, format)}` }
  const item = parsed.data
  const digest = await digestOf(json, item, reading.pictures)
  if (item.pubStatus === 'canceled') return { source, digest, recall: canceled, isFinal: true, otherwise: null }
  const other = kindOf(item)
  if (other) return { source, result: 'skipped', reason: other }
  const arrival = { source, digest, read: () => storyOf(item, version, reading) }
  if (item.pubStatus !== 'withheld') return arrival
  return { source, digest, recall: withheld, isFinal: false, otherwise: arrival }
}

const canceled = 'its pubStatus is “canceled”'
const withheld = 'its pubStatus is “withheld”'
const whereOf = (where: string, source: string) => (source === where ? where : `${where} (${source.replace(/^\w+:/, '')})`)

function problemOf({ issues: [issue] }: z.ZodError, item: Record<string, unknown>, format: string): string {
  if (item.uri === undefined) return 'it has neither a uri (ninjs 2 and 3) nor a guid (ninjs 1), so it is no ninjs item'
  const at = issue?.path.join('.') || 'the item'
  const value = issue?.path.reduce<unknown>((thing, key) => (thing as Record<PropertyKey, unknown> | undefined)?.[key], item)
  const said = typeof value === 'string' || typeof value === 'number' ? ` “${excerpt(String(value), 40)}”` : ''
  return `read as ${format}: ${at}${said}: ${issue?.message}`
}

/** A digest of the item and of which of its pictures are available: when more are found, the story is updated. */
async function digestOf(json: object, item: Ninjs, pictures: PictureSource): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(json))
  for (const address of addressesIn(item)) if (await pictures.isAtHand(address)) hash.update(`\n${address}`)
  return hash.digest('base64url')
}

/** Why it is not a story; null if it is one. Items of 3.x may have no type. */
function kindOf(item: Ninjs): string | null {
  if (item.type && item.type !== 'text' && item.type !== 'composite') return `it is of type “${item.type}”, not a story`
  const hasText = [...(item.bodies ?? []), ...(item.descriptions ?? [])].some(({ value }) => value.trim() !== '')
  if (!item.type && item.eventDetails !== undefined) return 'it is an event, not a story'
  if (!item.type && item.plannedCoverage !== undefined) return 'it is a plan of coverage, not a story'
  if (!item.type && item.renditions?.length && (item.bodies ?? []).every(({ value }) => !/\p{L}/u.test(value)))
    return 'it is a picture, a video or a recording, not a story'
  const hasHeadline = (item.title ?? '').trim() !== '' || (item.headlines ?? []).some(({ value }) => value.trim() !== '')
  return hasText || hasHeadline ? null : 'it has neither a headline nor a text'
}

async function storyOf(item: Ninjs, version: Ninjs3['version'], reading: NinjsReading): Promise<WireStory> {
  const losses = new Losses()
  if (!/^[123](?:\.|$)/.test(version)) losses.add(`it says that it is ninjs ${excerpt(version, 20)}: it was read as 3.1`)
  const language = languageOf(item, reading.language)
  const given = headlineGiven(item, losses)
  const { body, by } = await bodyOf(item.bodies ?? [], {
    language: language.here,
    headline: given,
    pictures: reading.pictures,
    losses,
    credits: creditsOf(item),
    provider: item.provider?.name ?? '',
  })
  const headline = inSentenceCase(given, plainText(body), losses)
  const dates = datesOf(item, reading.now, losses)
  const places = labels(item.places)
  const subjects = labels(item.subjects)
  for (const [name, value] of Object.entries(item)) if (!read.has(name) && !isEmpty(value)) losses.add(`property ${excerpt(name, 40)}`)
  rightsIn(item, losses)
  return {
    language: language.here,
    headline,
    dek: dekOf(summaryOf(item), language.here, losses),
    body,
    section: sectionOf(subjects, places, reading.sections),
    topics: unique([
      ...subjects.filter(({ rel }) => rel !== 'section').map(subjectTopic),
      ...labels(item.organisations).map(organisationTopic),
      ...places.map(placeTopic),
    ]),
    bylines: bylinesOf(item.by?.trim() || by || item.provider?.name || item.copyrightHolder?.trim() || 'Wire', losses),
    slug: item.altIds?.flatMap(({ role, value }) => (role === 'slug' && typeof value === 'string' ? [value] : []))[0] ?? null,
    oldSlugs: [],
    hero: await heroOf(item.associations ?? [], item.provider?.name ?? '', reading.pictures, losses),
    ...dates,
    hold: holdOf(item, headline, language.foreign, reading.now),
    embargo: embargoOf(item),
    note: noteOf(item, language.foreign),
    ...(item.uri && /^https?:/i.test(item.uri) && { address: item.uri }),
    losses: losses.list(),
  }
}

/** `foreign`: its language, if the newsroom does not publish in it. */
function languageOf({ language }: Ninjs, otherwise: Language): { here: Language; foreign: string | null } {
  const code = language?.trim().toLowerCase().split(/[-_]/)[0]
  if (!code) return { here: otherwise, foreign: null }
  return isPublished(code) ? { here: code, foreign: null } : { here: otherwise, foreign: oneLine(language ?? '').slice(0, 35) }
}

function headlineGiven(item: Ninjs, losses: Losses): string {
  const given = (item.headlines ?? []).filter(({ value }) => value.trim() !== '')
  const main = given.find(({ role }) => role === 'main') ?? given[0]
  for (const other of given)
    if (other !== main && oneLine(plain(other)) !== oneLine(plain(main)))
      losses.add(`headline “${excerpt(other.value)}” (${other.role ?? 'no role'})`)
  return oneLine(plain(main) || item.title || '')
}

function inSentenceCase(headline: string, text: string, losses: Losses): string {
  if (!isShouted(headline)) return headline
  losses.add('the headline’s capitals: it stands in the case of a headline')
  return titleCase(headline, text)
}

const summaryRoles = ['summary', 'short', 'dek', 'subtitle', 'lead', 'text', 'main']
const summaryOf = ({ descriptions = [] }: Ninjs): string =>
  firstPlain(descriptions.filter(({ role }) => summaryRoles.includes(role ?? 'main'))) || firstPlain(descriptions)

/** An item without a readable date gets the current time. */
function datesOf(item: Ninjs, now: Date, losses: Losses): { publishedAt: Date; updatedAt: Date | null } {
  const at = (name: 'firstCreated' | 'versionCreated') => {
    const text = item[name]
    if (text === undefined) return null
    const time = new Date(text)
    if (!Number.isNaN(time.getTime())) return time
    losses.add(`${name} “${excerpt(text, 40)}”, which is not a date and time`)
    return null
  }
  const first = at('firstCreated')
  const version = at('versionCreated')
  const publishedAt = first ?? version
  if (!publishedAt) {
    losses.add('it has no date: the time of the import stands for it')
    return { publishedAt: now, updatedAt: null }
  }
  return { publishedAt, updatedAt: version && version.getTime() - publishedAt.getTime() >= 60_000 ? version : null }
}

/** Milliseconds by which other clocks may be ahead of ours. */
const clockDrift = 5 * 60_000

function holdOf(item: Ninjs, headline: string, foreign: string | null, now: Date): string | null {
  if (headline === '') return 'it has no headline'
  if (item.pubStatus === 'withheld') return withheld
  if (foreign)
    return `its language is ${foreign}; this newsroom publishes in ${publishedLanguages().join(', ')}. An admin can add a language in Settings`
  const ahead = [item.firstCreated, item.versionCreated].find((at) => at !== undefined && Date.parse(at) > now.getTime() + clockDrift)
  if (ahead) return `it is dated ${ahead}, which is to come`
  const embargo = item.embargoedUntil?.trim()
  return isUnread(embargo) ? `its embargo, “${excerpt(embargo ?? '', 40)}”, cannot be read as a time` : null
}

/** ninjs 1.x `embargoed` and `embargoedreason`, 2.0 and later `embargoedUntil`. */
function embargoOf({ embargoedUntil, embargoedReason }: Ninjs): WireStory['embargo'] {
  const until = new Date(embargoedUntil?.trim() ?? '')
  return Number.isNaN(until.getTime()) ? null : { until, reason: oneLine(embargoedReason ?? '').slice(0, longestReason) }
}

const longestReason = 2000

const isUnread = (time: string | undefined) => time !== undefined && time.trim() !== '' && Number.isNaN(Date.parse(time.trim()))

/** What an editor must know about the source. */
function noteOf({ edNote, usageTerms, embargoedUntil }: Ninjs, foreign: string | null): string | null {
  const lines = [
    foreign && `The text is in another language (${foreign}), in which the newsroom does not publish.`,
    edNote?.trim() && `Note of its source: ${oneLine(edNote)}`,
    usageTerms?.trim() && `Terms of use: ${oneLine(usageTerms)}`,
    isUnread(embargoedUntil) && `Embargo of its source, which cannot be read as a time: ${oneLine(embargoedUntil ?? '')}`,
  ].filter(Boolean)
  return lines.length > 0 ? lines.join('\n').slice(0, 2000) : null
}

function rightsIn(item: Ninjs, losses: Losses): void {
  for (const name of ['copyrightNotice', 'copyrightHolder'] as const) if (item[name]?.trim()) losses.add(`${name} “${excerpt(item[name])}”`)
  if (item.urgency !== undefined) losses.add(`urgency ${item.urgency}`)
}

/** The photographers by address of the picture: a picture in the text may be one of the associations. */
const creditsOf = ({ associations = [] }: Ninjs): Map<string, string> =>
  new Map(associations.flatMap((part) => (part.by ? addressesIn({ associations: [part] }).map((address) => [address, part.by ?? '']) : [])))

const labels = (found: Ninjs['subjects']) =>
  (found ?? []).flatMap(({ name, literal, code, uri, rel }) => {
    const text = oneLine(name ?? literal ?? '')
    return text ? [{ name: text, uri: uri ?? code ?? literal, rel }] : []
  })

const unique = <Thing extends { slug: string }>(all: Thing[]): Thing[] => [...new Map(all.map((thing) => [thing.slug, thing])).values()]
const isEmpty = (value: unknown) =>
  value === undefined || value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0)
