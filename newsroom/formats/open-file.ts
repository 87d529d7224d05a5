import type { FileKind } from '#lib/import-runs.ts'
import { feedItems } from './feed-file.ts'
import { type Bundle, openBundle } from './file-bundle.ts'
import { ghostItems, isGhostStart } from './ghost.ts'
import { jsonValues } from './json-values.ts'
import { isMedium, mediumItems } from './medium.ts'
import { newsmlItems, nitfItems } from './newsml.ts'
import { ninjsItem } from './ninjs.ts'
import { isArchive } from './read-archive.ts'
import { isSubstack, substackItems } from './substack.ts'
import { encodingOf, type Progress, textOf } from './text-file.ts'
import { BrokenItem, explainBrokenItem, type Recall, sourceProblem, type WireItem } from './wire-story.ts'
import { wordpressItems } from './wxr.ts'
import type { WxrReading } from './wxr-reading.ts'

/** `sections`: the existing sections of the newsroom; a story that names one of them is put there. */
export type FileReading = WxrReading

/** The items of a file, one at a time. The kind of the file is recognised by its content, not by its name. */
export async function* itemsOf(path: string, reading: FileReading, progress: Progress): AsyncGenerator<WireItem | Recall> {
  const bundle = await openOrExplain(path)
  if (typeof bundle === 'string') return yield { source: path, result: 'failed', reason: `${path}: ${bundle}` }
  if (bundle) return yield* bundleItems(path, bundle, reading)
  const encoding = await encodingOf(path)
  if (encoding !== 'utf-8')
    yield { source: path, result: 'skipped', reason: `${path} is not UTF-8: it is read as ${encoding}. Look at its accents` }
  const kind = await kindOf(path)
  if (kind === null) {
    yield { source: path, result: 'failed', reason: `${path}: ${unknownKind}` }
    return
  }
  let items = 0
  for await (const item of readers[kind](path, reading, progress)) {
    items += 1
    const problem = sourceProblem(item.source)
    if (problem === null) yield item
    else yield { source: `${path}, item ${items}`, result: 'failed', reason: `${path}, item ${items}: ${problem}` }
  }
  if (items === 0) yield { source: path, result: 'failed', reason: `${path}: it holds no items` }
}

const unknownKind =
  'it is neither ninjs (JSON, NDJSON, .gz of these) nor NewsML-G2, NITF, RSS or Atom, nor an export of WordPress, Ghost, Blogger, Substack or Medium'

const readers = { ninjs: ninjsItems, ghost: ghostItems, wordpress: wordpressItems, newsml: newsmlItems, nitf: nitfItems, feed: feedItems }

/** What a file is, by its content; null when it is nothing that can be imported. */
export async function recogniseFile(path: string): Promise<FileKind | null> {
  if (await isArchive(path)) return 'archive'
  const bundle = await openOrExplain(path)
  if (typeof bundle === 'string') return null
  if (bundle) return isSubstack(bundle) ? 'substack' : isMedium(bundle) ? 'medium' : null
  return kindOf(path)
}

/** Enough of a file to see what it is. */
const looked = 2000

async function kindOf(path: string): Promise<keyof typeof readers | null> {
  let start = ''
  for await (const piece of textOf(path, { bytes: 0 })) {
    start = (start + piece).trimStart()
    if (start.length >= looked) break
  }
  if (isGhostStart(start)) return 'ghost'
  if (/^[[{]/.test(start)) return 'ninjs'
  if (!start.startsWith('<')) return null
  const root = rootOf(start)
  return root === 'rss' && !/xmlns:wp\s*=|<wp:/.test(start) ? 'feed' : (roots.get(root) ?? 'wordpress')
}

async function openOrExplain(path: string): Promise<Bundle | string | null> {
  try {
    return await openBundle(path)
  } catch (error) {
    if (error instanceof BrokenItem) return error.message
    throw error
  }
}

/** A folder or a zip: an export of Substack or Medium. */
async function* bundleItems(path: string, bundle: Bundle, reading: FileReading): AsyncGenerator<WireItem> {
  const items = isSubstack(bundle) ? substackItems(path, bundle, reading) : isMedium(bundle) ? mediumItems(path, bundle, reading) : null
  if (items) yield* items
  else
    yield {
      source: path,
      result: 'failed',
      reason: `${path}: it is neither an export of Substack (posts.csv) nor of Medium (posts/*.html)`,
    }
}

/** The kinds of XML by their outermost element. */
const roots = new Map<string, keyof typeof readers>([
  ...['newsItem', 'packageItem', 'newsMessage', 'conceptItem', 'knowledgeItem', 'planningItem', 'catalogItem'].map(
    (name) => [name, 'newsml'] as const,
  ),
  ['nitf', 'nitf'],
  ['feed', 'feed'],
  ['RDF', 'feed'],
])

/** The name of the first element, without its prefix. Before it may stand a declaration, comments and a document type. */
function rootOf(start: string): string {
  const bare = start.replace(/<\?[^>]{0,400}\?>|<!--[\s\S]*?-->|<!DOCTYPE[^[>]{0,400}>/g, '')
  return /<(?:[\w.-]{1,40}:)?([\w.-]{1,40})/.exec(bare)?.[1] ?? ''
}

async function* ninjsItems(path: string, reading: FileReading, progress: Progress): AsyncGenerator<WireItem | Recall> {
  let item = 0
  for await (const found of jsonValues(textOf(path, progress))) {
    item += 1
    const where = `${path}, item ${item}, line ${found.line}`
    yield 'problem' in found
      ? { source: where, result: 'failed', reason: `${where}: ${found.problem}` }
      : await read(found.value, where, reading)
  }
}

async function read(value: unknown, where: string, reading: FileReading): Promise<WireItem | Recall> {
  try {
    return await ninjsItem(value, where, reading)
  } catch (error) {
    const reason = explainBrokenItem(error)
    if (reason === null) throw error
    return { source: where, result: 'failed', reason: `${where}: ${reason}` }
  }
}
