import { asNinjs, guidOf, type NewsmlPicture, namedBy, pictureOf, typeOf } from './newsml-item.ts'
import { type NinjsReading, ninjsItem } from './ninjs.ts'
import { canceledIn, nitfAsNinjs } from './nitf-item.ts'
import { type Progress, textOf } from './text-file.ts'
import type { Recall, WireItem } from './wire-story.ts'
import { type XmlElement, type XmlFound, xmlElements } from './xml-tree.ts'

/** Items of NewsML-G2 that are no stories, and what they are. */
const others = new Map([
  ['conceptItem', 'it describes a concept, not a story'],
  ['knowledgeItem', 'it describes concepts, not a story'],
  ['planningItem', 'it is a plan of coverage, not a story'],
  ['catalogItem', 'it is a catalog of codes, not a story'],
])

const isItem = (name: string): boolean => name === 'newsItem' || name === 'packageItem' || others.has(name)

/** The pictures of a file by their guids, and which belong to which story. */
type Together = {
  pictures: Map<string, NewsmlPicture>
  of: Map<string, string[]>
  types: Map<string, string>
  alone: Set<string>
}

/**
 * Reads a file of NewsML-G2 (IPTC), twice: pictures and packages may stand after the stories. One item, a package or a message with any
 * number of them. Each item becomes one of ninjs, so that kills, embargoes, rights and losses are the same for both.
 */
export async function* newsmlItems(path: string, reading: NinjsReading, progress: Progress): AsyncGenerator<WireItem | Recall> {
  const together = await readTogether(path)
  let number = 0
  for await (const found of xmlElements(textOf(path, progress), isItem)) {
    number += 1
    const where = `${path}, item ${number}, line ${lineOf(found)}`
    if ('problem' in found) yield explainProblem(where, found)
    else yield await itemOf(found.element, where, together, reading)
  }
}

const lineOf = (found: XmlFound): number => ('problem' in found ? found.line : found.element.line)

const explainProblem = (where: string, { problem }: { problem: string }): WireItem => ({
  source: where,
  result: 'failed',
  reason: `${where}: ${problem}`,
})

async function readTogether(path: string): Promise<Together> {
  const together: Together = { pictures: new Map(), of: new Map(), types: new Map(), alone: new Set() }
  const packages: string[][] = []
  for await (const found of xmlElements(textOf(path, { bytes: 0 }), isItem)) {
    if ('problem' in found) continue // the second reading reports it
    const { element } = found
    const guid = guidOf(element)
    if (element.name === 'packageItem') packages.push(namedBy(element))
    else if (element.name === 'newsItem') {
      const type = typeOf(element) ?? 'text'
      together.types.set(guid, type)
      if (type === 'picture' || type === 'graphic') together.pictures.set(guid, pictureOf(element))
      else addTo(together.of, guid, namedBy(element))
    }
  }
  for (const guids of packages) {
    const [story, ...more] = guids.filter((guid) => together.types.get(guid) === 'text')
    const pictures = guids.filter((guid) => together.pictures.has(guid))
    if (story && more.length === 0) addTo(together.of, story, pictures)
    else for (const guid of pictures) together.alone.add(guid)
  }
  return together
}

const addTo = (map: Map<string, string[]>, key: string, values: readonly string[]): void => {
  map.set(key, [...new Set([...(map.get(key) ?? []), ...values])])
}

async function itemOf(element: XmlElement, where: string, together: Together, reading: NinjsReading): Promise<WireItem | Recall> {
  const guid = guidOf(element)
  const source = guid ? `newsml:${guid}` : where
  const skip = (reason: string): WireItem => ({ source, result: 'skipped', reason })
  const other = others.get(element.name)
  if (other) return skip(other)
  if (element.name === 'packageItem') return skip(explainPackage(element, together))
  if (!guid) return { source, result: 'failed', reason: `${where}: it has no guid, so no later version could be recognised` }
  const pictures = (together.of.get(guid) ?? []).map((one) => together.pictures.get(one)).filter((one) => one !== undefined)
  const item = await ninjsItem(asNinjs(element, pictures), where, { ...reading, format: { name: 'NewsML-G2', key: 'newsml' } })
  return withVersion(item, element.attributes.version)
}

function explainPackage(element: XmlElement, { types, alone }: Together): string {
  const named = namedBy(element)
  const missing = named.filter((guid) => !types.has(guid)).length
  const parts = [`a package of ${named.length}: its stories come in by themselves`]
  if (missing > 0) parts.push(`not in the file: ${missing}`)
  if (named.some((guid) => alone.has(guid))) parts.push('its pictures belong to no single story')
  return parts.join('; ')
}

/** The version stands before the digest, so that an older one, which came late, replaces nothing (newsroom/import/import-stories.ts). */
function withVersion(item: WireItem | Recall, version: string | undefined): WireItem | Recall {
  if (!('digest' in item) || !version || !/^\d{1,9}$/.test(version)) return item
  const digest = `v${version} ${item.digest}`
  if ('recall' in item && item.otherwise) return { ...item, digest, otherwise: { ...item.otherwise, digest } }
  return { ...item, digest }
}

/** Reads a file of NITF (IPTC, 3.0 to 3.6): one story. */
export async function* nitfItems(path: string, reading: NinjsReading, progress: Progress): AsyncGenerator<WireItem | Recall> {
  for await (const found of xmlElements(textOf(path, progress), (name) => name === 'nitf')) {
    const where = `${path}, line ${lineOf(found)}`
    if ('problem' in found) {
      yield explainProblem(where, found)
      continue
    }
    const nitf = { ...reading, format: { name: 'NITF', key: 'nitf' } }
    const canceled = canceledIn(found.element)
    if (canceled) yield await ninjsItem({ uri: canceled, pubStatus: 'canceled' }, where, nitf)
    const { item, version } = nitfAsNinjs(found.element)
    if (item.uri) yield withVersion(await ninjsItem(item, where, nitf), version)
    else yield { source: where, result: 'failed', reason: `${where}: it has neither a doc-id nor a headline nor a date` }
  }
}
