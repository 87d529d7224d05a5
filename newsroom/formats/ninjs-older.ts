/** A ninjs object converted to 3.1, and the version that it states or shows. */
export type Ninjs3 = { version: string; item: Record<string, unknown> }

/**
 * Converts ninjs 1.x (lower-case names, Superdesk's `guid`, `headline`, `body_html`, associations and renditions as objects) and 2.x (lists
 * as in 3.x, names in either case) to 3.1. Unknown properties keep their names. IPTC ninjs 1.0 to 3.1.
 */
export function asNinjs3(json: Record<string, unknown>): Ninjs3 {
  const item: Record<string, unknown> = {}
  const lists: Record<string, unknown[]> = {}
  for (const [name, value] of Object.entries(json)) {
    const text = /^(headline|body|description)(?:_([a-z0-9_]+))?$/.exec(name)
    if (text?.[1] && !Array.isArray(value)) {
      const [, property, role] = text
      const list = (lists[listOf[property as keyof typeof listOf]] ??= [])
      list.push(toEntry(property ?? '', role, value))
    } else if (name !== '__proto__') put(item, names.get(name) ?? name, value)
  }
  for (const [name, list] of Object.entries(lists)) if (!Array.isArray(item[name])) item[name] = list
  if (item.provider === undefined && typeof json.source === 'string') item.provider = { name: json.source }
  item.associations = toNamedList(item.associations)?.map((part) => (isRecord(part) ? asNinjs3(part).item : part)) ?? item.associations
  item.renditions = toNamedList(item.renditions) ?? item.renditions
  if (isRecord(item.altIds)) item.altIds = Object.entries(item.altIds).map(([role, value]) => ({ role, value }))
  for (const list of ['headlines', 'bodies', 'descriptions', 'renditions'])
    if (Array.isArray(item[list])) item[list] = item[list].map(withContentType)
  for (const name of Object.keys(item)) if (item[name] === undefined) delete item[name]
  return { version: versionOf(json), item }
}

const listOf = { headline: 'headlines', body: 'bodies', description: 'descriptions' } as const

const types = new Map([
  ['html', 'text/html'],
  ['html5', 'text/html'],
  ['xhtml', 'application/xhtml+xml'],
  ['text', 'text/plain'],
  ['nitf', 'application/nitf+xml'],
])
const toEntry = (property: string, role: string | undefined, value: unknown) => ({
  role: role ?? 'main',
  contentType: types.get(role ?? '') ?? (property === 'headline' ? 'text/plain' : undefined),
  value,
})

/** ninjs 1.x uses lower case and the singular. */
const names = new Map([
  ['guid', 'uri'],
  ['versioncreated', 'versionCreated'],
  ['firstcreated', 'firstCreated'],
  ['contentcreated', 'contentCreated'],
  ['representationtype', 'representationType'],
  ['embargoed', 'embargoedUntil'],
  ['embargoeduntil', 'embargoedUntil'],
  ['embargoedreason', 'embargoedReason'],
  ['pubstatus', 'pubStatus'],
  ['copyrightholder', 'copyrightHolder'],
  ['copyrightnotice', 'copyrightNotice'],
  ['usageterms', 'usageTerms'],
  ['ednote', 'edNote'],
  ['byline', 'by'],
  ['person', 'people'],
  ['organisation', 'organisations'],
  ['place', 'places'],
  ['subject', 'subjects'],
  ['event', 'events'],
  ['object', 'objects'],
  ['infosource', 'infoSources'],
  ['infosources', 'infoSources'],
  ['genre', 'genres'],
  ['altids', 'altIds'],
  ['trustindicator', 'trustIndicators'],
  ['trustindicators', 'trustIndicators'],
  ['rightsinfo', 'rightsInfo'],
  ['$standard', 'standard'],
])

/** Superdesk sometimes writes both `guid` and `uri`: the newer name is used. */
function put(item: Record<string, unknown>, name: string, value: unknown): void {
  if (item[name] === undefined || value !== undefined) item[name] ??= value
}

/** Converts `{ "main": {…} }` to `[{ "name": "main", … }]`; null if it is not an object of objects. */
function toNamedList(things: unknown): unknown[] | null {
  if (Array.isArray(things)) return things
  if (!isRecord(things)) return null
  return Object.entries(things)
    .map(([name, thing]) => (isRecord(thing) ? { name, ...thing } : thing))
    .filter((thing) => thing !== null)
}

function withContentType(thing: unknown): unknown {
  if (!isRecord(thing)) return thing
  const { contenttype, mimetype, ...others } = thing
  const contentType = others.contentType ?? contenttype ?? mimetype
  return contentType === undefined ? others : { ...others, contentType }
}

function versionOf(json: Record<string, unknown>): string {
  const standard = json.standard ?? json.$standard
  if (isRecord(standard) && typeof standard.version === 'string') return standard.version
  const has = (...some: string[]) => some.some((name) => json[name] !== undefined)
  if (has('guid', 'headline', 'body_html', 'body_text', 'body_xhtml', 'byline', 'subject', 'place') || isRecord(json.associations))
    return '1'
  if (has('versioncreated', 'pubstatus')) return Array.isArray(json.bodies) || Array.isArray(json.headlines) ? '2' : '1'
  return '3'
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
