import { createHash } from 'node:crypto'
import { imagesIn } from './html-to-document.ts'
import { Losses } from './losses.ts'
import { readAhead } from './read-ahead.ts'
import { type Progress, textOf } from './text-file.ts'
import { explainBrokenItem, type WireItem } from './wire-story.ts'
import { htmlOf } from './wxr-html.ts'
import { unknownSite, type WxrItem, wxrItems } from './wxr-items.ts'
import { asPicture, type Export, heroOf, type WxrReading } from './wxr-reading.ts'
import { isStory, readReferences, sourceOf } from './wxr-references.ts'
import { longestContent, storyOf } from './wxr-story.ts'

/** The number of items that are read together, so that their pictures are loaded at the same time. */
const atOnce = 12

/**
 * Reads a WordPress export, twice: pictures are named by number, authors and other stories by address, and all of them may come after the
 * stories that name them. Only what is named is kept in memory.
 */
export async function* wordpressItems(path: string, reading: WxrReading, progress: Progress): AsyncGenerator<WireItem> {
  const index = await readReferences(path, reading.language, reading.site)
  const addresses = (await reading.addressesOf?.(index.expected)) ?? new Map()
  const all: Export = { ...reading, index, addresses }
  yield* readAhead(wxrItems(textOf(path, progress), unknownSite()), atOnce, (item) => wireItem(item, path, all))
}

async function wireItem(item: WxrItem, path: string, all: Export): Promise<WireItem> {
  const { fields } = item
  const where = `${path}, item ${item.number}, line ${item.line}`
  const type = fields['wp:post_type'] ?? ''
  const id = fields['wp:post_id'] ?? ''
  const source = id === '' ? where : sourceOf(all.index.identity, item)
  const fail = (reason: string): WireItem => ({ source, result: 'failed', reason: `${where}: ${reason}` })
  const skip = (reason: string): WireItem => ({ source, result: 'skipped', reason })
  if (item.problem) return fail(item.problem)
  if (type === '' || id === '') return fail('it has no wp:post_type or no wp:post_id')
  if (type === 'attachment') return keepPicture(source, item, all)
  if (type === 'nav_menu_item') return skip('a menu item: the paper’s menu is made of its sections')
  if (type === 'guest-author') return skip('a guest author: the name stands in the bylines of the stories')
  if (type === 'wp_block') return skip('a shared block: its text stands in the stories that use it')
  if (type !== 'post' && type !== 'page') return skip(`it is of type “${type}”, not a story`)
  if (!isStory(item)) return skip(`its status is “${fields['wp:status'] ?? ''}”`)
  if ((fields['content:encoded'] ?? '').length > longestContent) return fail('its text is longer than a story may be')
  try {
    return { source, digest: await digestOf(item, all), read: () => storyOf(item, all) }
  } catch (error) {
    const reason = explainBrokenItem(error)
    if (reason === null) throw error
    return fail(reason)
  }
}

/** A picture is added to the library even if no story shows it. */
async function keepPicture(source: string, { fields }: WxrItem, all: Export): Promise<WireItem> {
  const attachment = all.index.attachments.get(fields['wp:post_id'] ?? '')
  const address = attachment?.url ?? ''
  if (!/\.(jpe?g|png|gif|webp|avif)$/i.test(address.split(/[?#]/)[0] ?? '')) {
    return { source, result: 'skipped', reason: `${address || 'a file without an address'} is no picture` }
  }
  const answer = await all.pictures.keep(asPicture(attachment))
  if (typeof answer === 'string') return { source, result: answer, reason: '' }
  return { source, result: 'skipped', reason: `${address}: ${answer.reason}` }
}

/** A digest of the item and of the pictures that were found: with more files it counts as changed. */
async function digestOf(item: WxrItem, all: Export): Promise<string> {
  const { number: _number, line: _line, meta, ...said } = item
  const content = item.fields['content:encoded'] ?? ''
  // A gallery names its pictures by number, so they are found in the HTML that it is converted to.
  const html = content.includes('<img') || content.includes('[gallery') ? htmlOf(item, all.index, new Losses()) : ''
  const addresses = [...imagesIn(html).map(({ src }) => src), heroOf(item, all)?.url ?? ''].filter((address) => address !== '')
  const found = await Promise.all(addresses.map((address) => all.pictures.isAtHand(address)))
  const atHand = addresses.filter((_address, index) => found[index])
  return createHash('sha256')
    .update(JSON.stringify([said, [...meta], atHand]))
    .digest('base64url')
}
