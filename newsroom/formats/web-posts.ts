import { createHash } from 'node:crypto'
import type { Picture } from '#lib/document-types.ts'
import { plainText } from '#newsroom/articles/plain-text.ts'
import { dekOf } from './dek.ts'
import { isShouted, titleCase } from './headline.ts'
import { htmlToText, imagesIn } from './html-to-document.ts'
import { excerpt, Losses } from './losses.ts'
import { namesOfAccount } from './names.ts'
import { parseHtml } from './parse-html.ts'
import { pruneHtml, type Rule } from './prune-html.ts'
import { readAhead } from './read-ahead.ts'
import { nameSubject, sectionOf } from './subjects.ts'
import { oneLine } from './text.ts'
import { treeToDocument } from './tree-to-document.ts'
import { explainBrokenItem, type Named, type WireItem, type WireStory } from './wire-story.ts'
import { withLinksOf } from './wxr-html.ts'
import type { WxrReading } from './wxr-reading.ts'
import { type Expected, isOf, oldPathOf, slugFitting } from './wxr-references.ts'

/** A post of a blog or of a feed, whatever wrote it. */
export type WebPost = {
  source: string
  headline: string
  html: string
  dek: string
  authors: string[]
  labels: string[]
  /** Its address on the old site; "" if it had none. */
  address: string
  slug: string
  publishedAt: Date | null
  updatedAt: Date | null
  /** The address of its main picture; "" if it has none. */
  hero: string
  hold: string | null
  note: string | null
  losses: string[]
}
export type WebItem = WebPost | (WireItem & { result: string })

/** How the posts of one program are read: the address of their site, and what of their HTML is no text. */
export type WebKind = { site: string; rules: readonly Rule[] }
type All = WxrReading & WebKind & { stories: ReadonlyMap<string, string>; addresses: ReadonlyMap<string, string> }

/** The number of posts that are read together, so that their pictures are loaded at the same time. */
const atOnce = 12

const isPost = (item: WebItem): item is WebPost => !('result' in item)

/** Reads posts twice: links between them need the slugs that all of them will have. `postsOf` begins from the start each time. */
export async function* webItems(
  postsOf: () => AsyncIterable<WebItem>,
  kind: WebKind | (() => WebKind),
  reading: WxrReading,
): AsyncGenerator<WireItem> {
  const stories = new Map<string, string>()
  const expected: Expected[] = []
  for await (const post of postsOf()) {
    if (!isPost(post)) continue
    const old = pathOf(post)
    if (old !== null && !stories.has(old)) stories.set(old, post.source)
    expected.push({ source: post.source, language: reading.language, slug: slugFitting(post.slug).slug, headline: oneLine(post.headline) })
  }
  const addresses = (await reading.addressesOf?.(expected)) ?? new Map()
  const all: All = { ...reading, ...(typeof kind === 'function' ? kind() : kind), stories, addresses }
  yield* readAhead(postsOf(), atOnce, (post) => (isPost(post) ? wireItem(post, all) : Promise.resolve(post)))
}

const pathOf = ({ address }: WebPost): string | null => (address === '' ? null : oldPathOf(address, ''))

async function wireItem(post: WebPost, all: All): Promise<WireItem> {
  const { source } = post
  try {
    const addresses = [...(post.html.includes('<img') ? imagesIn(post.html).map(({ src }) => src) : []), post.hero]
    const wanted = addresses.filter((address) => address !== '')
    const found = await Promise.all(wanted.map((address) => all.pictures.isAtHand(address)))
    const digest = createHash('sha256')
      .update(JSON.stringify([post, wanted.filter((_address, place) => found[place])]))
      .digest('base64url')
    return { source, digest, read: () => storyOf(post, all) }
  } catch (error) {
    const reason = explainBrokenItem(error)
    if (reason === null) throw error
    return { source, result: 'failed', reason: `${source}: ${reason}` }
  }
}

async function storyOf(post: WebPost, all: All): Promise<WireStory> {
  const losses = new Losses()
  for (const loss of post.losses) losses.add(loss)
  const { language, now } = all
  const body = await bodyOf(post, all, losses)
  const given = oneLine(post.headline)
  const headline = isShouted(given) && given.length > 20 ? titleCase(given, plainText(body)) : given
  if (headline !== given) losses.add('the headline’s capitals: it stands in the case of a headline')
  const { slug, oldSlugs } = slugFitting(oneLine(post.slug))
  const promised = all.addresses.get(post.source)
  const old = pathOf(post)
  const publishedAt = post.publishedAt && post.publishedAt <= now ? post.publishedAt : now
  const isAhead = post.publishedAt !== null && post.publishedAt > now
  const changed = post.updatedAt
  return {
    language,
    headline,
    dek: dekOf(htmlToText(post.dek), language, losses),
    body,
    section: sectionOf(
      post.labels.map((name) => ({ name })),
      [],
      all.sections,
    ),
    topics: unique(post.labels.map((name) => nameSubject(oneLine(name)))),
    bylines: bylinesOf(post, all),
    slug: promised ?? slug,
    oldSlugs: promised && slug && promised !== slug ? [slug, ...oldSlugs] : oldSlugs,
    oldPaths: old !== null && isOf(post.address, all.site || post.address) ? [old] : [],
    hero: await heroOf(post, all, losses),
    publishedAt,
    updatedAt: changed && changed <= now && changed.getTime() - publishedAt.getTime() >= 60_000 ? changed : null,
    hold:
      post.hold ??
      (isAhead ? `it is dated ${post.publishedAt?.toISOString()}, which is to come` : headline === '' ? 'it has no headline' : null),
    note: post.note,
    ...(post.address !== '' && { address: post.address }),
    losses: losses.list(),
  }
}

async function bodyOf(post: WebPost, all: All, losses: Losses): Promise<WireStory['body']> {
  const fragment = parseHtml(post.html)
  pruneHtml(fragment, all.rules, losses)
  const pictures = new Map<string, Picture | string>()
  for (const { src } of post.html.includes('<img') ? imagesIn(post.html) : [])
    if (!pictures.has(src)) pictures.set(src, await all.pictures.take({ address: src, alt: '', caption: '', credit: creditOf(post, all) }))
  const read = treeToDocument(fragment.childNodes, {
    losses,
    language: all.language,
    base: post.address || all.site || undefined,
    picture: (image) => {
      const picture = pictures.get(image.src) ?? 'its file is not at hand'
      return typeof picture === 'string'
        ? picture
        : { ...picture, alt: image.alt || picture.alt, caption: image.caption || picture.caption }
    },
  })
  const content = withLinksOf(read.content, { site: { address: all.site }, stories: all.stories }, all.addresses, all.language, losses)
  return { ...read, content }
}

/** Blogs have no credits: a picture is credited to the site. */
const creditOf = (post: WebPost, { site }: All): string => {
  const address = site || post.address
  const name = URL.canParse(address) ? new URL(address).hostname : ''
  return name.endsWith('.invalid') ? '' : name
}

function bylinesOf(post: WebPost, all: All): Named[] {
  const names = post.authors.flatMap((name) => namesOfAccount(oneLine(name)))
  const given = names.length > 0 ? names : [creditOf(post, all) || 'Wire']
  return unique(given.map(nameSubject))
}

async function heroOf(post: WebPost, all: All, losses: Losses): Promise<Picture | null> {
  if (post.hero === '') return null
  const taken = await all.pictures.take({ address: post.hero, alt: '', caption: '', credit: creditOf(post, all) })
  if (typeof taken !== 'string') return taken
  losses.add(`featured picture ${excerpt(post.hero, 120)}: ${taken}`)
  return null
}

const unique = (all: readonly Named[]): Named[] => [
  ...new Map(all.filter(({ name }) => name !== '').map((thing) => [thing.slug, thing])).values(),
]
