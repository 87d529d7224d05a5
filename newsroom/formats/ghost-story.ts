import type { DocumentNode, Picture } from '#lib/document-types.ts'
import { plainText } from '#newsroom/articles/plain-text.ts'
import { dekOf } from './dek.ts'
import { addressesOf } from './ghost-addresses.ts'
import { htmlOf, unnamedSite } from './ghost-body.ts'
import { type GhostReferences, sourceOf } from './ghost-references.ts'
import { type AboutPost, type GhostPost, idOf, timeIn } from './ghost-tables.ts'
import { isShouted, titleCase } from './headline.ts'
import { htmlToDocument, htmlToText, imagesIn, linkedIn } from './html-to-document.ts'
import { excerpt, Losses } from './losses.ts'
import { namesOfAccount } from './names.ts'
import { nameSubject, sectionOf } from './subjects.ts'
import { oneLine, sound } from './text.ts'
import type { Byline, Named, WireStory } from './wire-story.ts'
import { withLinksOf } from './wxr-html.ts'
import type { WxrReading } from './wxr-reading.ts'
import { slugFitting } from './wxr-references.ts'

export type GhostExport = WxrReading & { index: GhostReferences; addresses: ReadonlyMap<string, string> }

/** What a post says about itself; since Ghost 3 some of it in a table of its own. */
export const aboutOf = (post: GhostPost, { about }: GhostReferences): AboutPost => ({ ...post, ...about.get(idOf(post)) })

/** The address of the main picture; "" if there is none. */
export const heroOf = (post: GhostPost, { site }: GhostReferences): string =>
  (post.feature_image || post.image || '').replaceAll('__GHOST_URL__', site.address || unnamedSite).trim()

/** All old addresses of a post: its own, and those of redirects to it. */
export const oldPathsOf = (post: GhostPost, index: GhostReferences): string[] => [
  ...addressesOf(post, index),
  ...(index.redirected.get(sourceOf(post, index)) ?? []),
]

/** Converts a post or page of an export to a story. */
export async function storyOf(post: GhostPost, all: GhostExport): Promise<WireStory> {
  const losses = new Losses()
  const { index, language } = all
  const about = aboutOf(post, index)
  const body = await bodyOf(post, all, losses)
  const title = oneLine(post.title ?? '')
  const given = title === '(Untitled)' ? '' : title
  const headline = isShouted(given) && given.length > 20 ? titleCase(given, plainText(body)) : given
  if (headline !== given) losses.add('the headline’s capitals: it stands in the case of a headline')
  const tags = (index.tagsOf.get(idOf(post)) ?? []).flatMap((id) => index.tags.get(id) ?? [])
  const shown = tags.filter(({ isInternal, name }) => !isInternal && name !== '')
  for (const { name, isInternal } of tags) if (isInternal) losses.add(`internal tag “${excerpt(name)}”`)
  const { publishedAt, hold } = whenOf(post, all.now)
  const closed = closedTo(post, about)
  if (closed) losses.add(`${closed}: publish it only if everybody may read it`)
  nameLosses(post, about, losses)
  const { slug, oldSlugs } = slugFitting(oneLine(post.slug ?? ''))
  const promised = all.addresses.get(sourceOf(post, index))
  const changed = timeIn(post.updated_at)
  return {
    language,
    headline,
    dek: dekOf(oneLine(post.custom_excerpt ?? ''), language, losses),
    body,
    section: sectionOf(shown, [], all.sections),
    topics: unique(shown.map(({ name }) => nameSubject(name))),
    bylines: await bylinesOf(post, all),
    slug: promised ?? slug,
    oldSlugs: promised && slug && promised !== slug ? [slug, ...oldSlugs] : oldSlugs,
    oldPaths: oldPathsOf(post, index),
    ...searchWordsOf(about, headline, losses),
    hero: await heroPicture(post, about, all, losses),
    publishedAt,
    updatedAt: changed && changed.getTime() - publishedAt.getTime() >= 60_000 && changed <= all.now ? changed : null,
    hold: closed ?? hold ?? (headline === '' ? 'it has no headline' : null),
    note: closed && `On its old site, ${closed}.`,
    ...addressOf(post, index),
    losses: losses.list(),
  }
}

/** Where its site shows it, as far as the export says. */
function addressOf(post: GhostPost, index: GhostReferences): { address?: string } {
  const [path] = oldPathsOf(post, index)
  const address = path === undefined ? null : URL.parse(path, index.site.address)
  return address ? { address: address.href } : {}
}

async function bodyOf(post: GhostPost, all: GhostExport, losses: Losses): Promise<WireStory['body']> {
  const { index, language } = all
  const { address } = index.site
  const html = htmlOf(post, address, losses)
  const pictures = new Map<string, Picture | string>()
  for (const { src } of html.includes('<img') ? imagesIn(html) : [])
    if (!pictures.has(src)) pictures.set(src, await takePicture({ address: src, alt: '', caption: '' }, all))
  const read = htmlToDocument(html, {
    losses,
    language,
    base: address || unnamedSite,
    picture: (image) => {
      const picture = pictures.get(image.src) ?? 'its file is not at hand'
      return typeof picture === 'string'
        ? picture
        : { ...picture, alt: image.alt || picture.alt, caption: image.caption || picture.caption }
    },
  })
  const site = { address: address || unnamedSite }
  const content = withLinksOf(read.content, { site, stories: index.stories }, all.addresses, language, losses)
  return { ...read, content: address === '' ? withoutDeadLinks(content, losses) : content }
}

/** Without the site's address, a link to another page of the site leads nowhere. */
function withoutDeadLinks(content: readonly DocumentNode[], losses: Losses): DocumentNode[] {
  return content.map((node) => ({
    ...node,
    ...(node.text && { text: node.text.replaceAll(unnamedSite, '') }), // an address that nobody gave words
    ...(node.content && { content: withoutDeadLinks(node.content, losses) }),
    ...(node.marks && {
      marks: node.marks.filter(({ attrs }) => {
        const isDead = typeof attrs?.href === 'string' && attrs.href.startsWith(unnamedSite)
        if (isDead) losses.add('links to the old site, whose address nobody gave (--site): only their words were kept')
        return !isDead
      }),
    }),
  }))
}

async function takePicture(wanted: { address: string; alt: string; caption: string }, all: GhostExport): Promise<Picture | string> {
  const taken = await all.pictures.take({ ...wanted, credit: creditOf(all.index) })
  if (typeof taken !== 'string' || !wanted.address.startsWith(unnamedSite)) return taken
  return 'its file is not at hand, and --site did not say where it is'
}

/** Ghost has no credits: a picture without one is credited to the site. */
const creditOf = ({ site: { address, title } }: GhostReferences): string =>
  URL.canParse(address) ? new URL(address).hostname : title.slice(0, 300)

async function heroPicture(post: GhostPost, about: AboutPost, all: GhostExport, losses: Losses): Promise<Picture | null> {
  const address = heroOf(post, all.index)
  if (address === '') return null
  const alt = oneLine(about.feature_image_alt ?? '').slice(0, 1000)
  const caption = htmlToText(about.feature_image_caption ?? '').slice(0, 2000)
  const taken = await takePicture({ address, alt, caption }, all)
  if (typeof taken !== 'string') {
    for (const href of linkedIn(about.feature_image_caption ?? '')) losses.name('link', { address: excerpt(href, 120) })
    return taken
  }
  losses.add(`featured picture ${excerpt(address, 120)}: ${taken}`)
  if (caption) losses.name('caption', { words: excerpt(caption) })
  if (alt) losses.name('alt', { words: excerpt(alt) })
  return null
}

/** The authors in the order of the site, with what the site says about each. */
async function bylinesOf(post: GhostPost, all: GhostExport): Promise<Byline[]> {
  const { users, authorsOf, site } = all.index
  const ids = authorsOf.get(idOf(post)) ?? (post.author_id ? [post.author_id] : [])
  const bylines: Byline[] = []
  for (const user of ids.flatMap((id) => users.get(id) ?? [])) {
    const names = namesOfAccount(user.name)
    const picture = user.picture.replaceAll('__GHOST_URL__', site.address || unnamedSite)
    const portrait = picture && names.length === 1 ? await takePicture({ address: picture, alt: user.name, caption: '' }, all) : ''
    const about = { biography: sound(user.biography).slice(0, 2000), portraitId: typeof portrait === 'string' ? null : portrait.mediaId }
    for (const name of names) bylines.push(names.length === 1 ? { ...nameSubject(name), about } : nameSubject(name))
  }
  return bylines.length > 0 ? unique(bylines) : [nameSubject(site.title || 'Wire')]
}

/** When it was published, and why it must not be published now. */
function whenOf(post: GhostPost, now: Date): { publishedAt: Date; hold: string | null } {
  const date = timeIn(post.published_at) ?? (post.status === 'published' ? timeIn(post.created_at) : null)
  const publishedAt = date && date <= now ? date : now
  if (post.status === 'scheduled' || (date && date > now))
    return { publishedAt, hold: `it was scheduled for ${date?.toISOString() ?? 'later'}` }
  const status = post.status ?? ''
  return { publishedAt, hold: holds[status] ?? (status === 'published' ? null : `its status was “${excerpt(status, 40)}”`) }
}

const holds: Record<string, string> = { draft: 'it was a draft', sent: 'it was sent by mail only' }

const audiences: Record<string, string> = {
  members: 'only members could read it',
  paid: 'only paying members could read it',
  tiers: 'only members of some tiers could read it',
}

/** For whom it was closed; null if everybody could read it. */
function closedTo({ visibility }: GhostPost, { email_only }: AboutPost): string | null {
  if (email_only === true || email_only === 1) return 'it was sent by mail only'
  if (!visibility || visibility === 'public') return null
  return audiences[visibility] ?? `only some members could read it (“${excerpt(visibility)}”)`
}

function searchWordsOf(about: AboutPost, headline: string, losses: Losses): { seoTitle: string; seoDescription: string } {
  const keepFitting = (given: string | null | undefined, longest: number, what: string): string => {
    const text = oneLine(given ?? '')
    if (text.length <= longest) return text
    losses.add(`the ${what} “${excerpt(text)}” is longer than ${longest} characters`)
    return ''
  }
  const title = keepFitting(about.meta_title, 200, 'title for search engines')
  return {
    seoTitle: title === headline ? '' : title,
    seoDescription: keepFitting(about.meta_description, 500, 'description for search engines'),
  }
}

function nameLosses(post: GhostPost, about: AboutPost, losses: Losses): void {
  if (post.type === 'page' || post.page === true || post.page === 1) losses.add('it was a page of the site: it is a story here')
  if (post.featured === true || post.featured === 1) losses.add('it was featured: pin it in the feed')
  if (post.canonical_url) losses.add(`its canonical address ${excerpt(post.canonical_url, 120)}`)
  if (post.codeinjection_head || post.codeinjection_foot) losses.add('code that was put into its page')
  if (post.custom_template) losses.add(`its template “${excerpt(post.custom_template)}”`)
  if (post.locale) losses.add(`its locale “${excerpt(post.locale, 20)}”: it is in the language of the import`)
  if (about.frontmatter) losses.add('its front matter')
  if (about.email_subject) losses.add(`the subject of its mail “${excerpt(about.email_subject)}”`)
  for (const [place, name] of [
    ['Facebook', 'og'],
    ['X', 'twitter'],
  ] as const) {
    if (about[`${name}_title`] || about[`${name}_description`]) losses.add(`its own words for ${place}`)
    if (about[`${name}_image`]) losses.add(`its own picture for ${place}`)
  }
}

const unique = <Thing extends Named>(all: Thing[]): Thing[] => [...new Map(all.map((thing) => [thing.slug, thing])).values()]
