import { randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { type Address, addressOf, feedFileOf, type ListKind } from '#app/(reader)/address.ts'
import type { Language } from '#lib/languages.ts'
import { oldPathIn } from '#lib/old-path.ts'
import { newsPath, topicPath } from '#lib/paths.ts'
import { tags } from '#lib/tags.ts'
import { authorBySlug } from '#newsroom/paper/author-by-slug.ts'
import { findMovedTopic } from '#newsroom/paper/moved-topic.ts'
import { type Resolved, resolveAddress } from '#newsroom/paper/resolve-address.ts'
import { resolveOldPath } from '#newsroom/paper/resolve-old-path.ts'
import { sectionBySlug } from '#newsroom/paper/section-by-slug.ts'
import { topicBySlug } from '#newsroom/paper/topic-by-slug.ts'

/** The desk; and everything but the machine edges and files is an address of the paper. */
export const config = {
  matcher: [
    '/desk/:path*',
    '/((?!(?:desk|api|media|card|built|_next|healthz|readyz|live)(?:/|$)|(?:favicon\\.ico|apple-icon\\.png|icon-\\d+\\.png|speculation-rules\\.json|robots\\.txt|sitemap(?:-(?:topics-|authors-)?\\d+)?\\.xml|news-sitemap\\.xml|manifest\\.webmanifest|oembed)$).*)',
  ],
}

/**
 * Leads each public address to its page with the status it has. This is not a lock: pages of the paper read through the
 * role galley_reader, whoever asks. It stands here because a page cannot answer 410, and because what Next shows for
 * notFound() is empty without its scripts (docs/decisions/0002).
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname } = new URL(request.url)
  if (pathname === '/desk' || pathname.startsWith('/desk/')) return desk(request, pathname)
  const address = addressOf(pathname)
  if (address.kind === 'prefixed') return redirectTo(request, address.path)
  try {
    return await lead(request, address)
  } catch (error) {
    console.error(error)
    const answer = rewriteTo(request, `/${address.language}/trouble`, 503)
    answer.headers.set('retry-after', '30')
    return answer
  }
}

async function lead(request: NextRequest, address: Exclude<Address, { kind: 'prefixed' }>): Promise<NextResponse> {
  const { kind, language } = address
  // "/?p=901" is a story of an old WordPress site, not the feed.
  if (kind === 'feed') return asksByNumber(request) ? await leadMissing(request, language) : rewriteTo(request, `/${language}`, 200)
  if (kind === 'search' || kind === 'corrections' || kind === 'opensearch') return rewriteTo(request, `/${language}/${kind}`, 200)
  if (kind === 'syndication') return await routeSyndication(request, address)
  if (kind === 'unknown') return await leadMissing(request, language)
  const page = `/${language}/${kind}/${address.slug}`
  if (kind === 'news') {
    const standing = await resolveAddress(language, address.slug)
    if (standing === 'here') return rewriteTo(request, page, 200)
    return standing === 'nowhere' ? await leadMissing(request, language) : leadAway(request, language, standing)
  }
  return (await lists[kind](address.slug))
    ? rewriteTo(request, page, 200)
    : await redirectOrMiss(request, language, { kind, slug: address.slug })
}

const lists = { section: sectionBySlug, topic: topicBySlug, author: authorBySlug }

async function routeSyndication(
  request: NextRequest,
  { language, format, of }: Extract<Address, { kind: 'syndication' }>,
): Promise<NextResponse> {
  if (of && !(await lists[of.kind](of.slug))) return await redirectOrMiss(request, language, of, feedFileOf(format))
  return rewriteTo(request, `/${language}/syndication/${format}${of ? `/${of.kind}/${of.slug}` : ''}`, 200)
}

/** A list that is not there: a topic that was merged leads to the one that stayed, its feeds to the feeds of that one. */
async function redirectOrMiss(
  request: NextRequest,
  language: Language,
  { kind, slug }: { kind: ListKind; slug: string },
  file?: string,
): Promise<NextResponse> {
  const topic = kind === 'topic' ? await findMovedTopic(slug) : null
  if (!topic) return await leadMissing(request, language)
  return redirectTo(request, topicPath(language, topic.slug) + (file ? `/${file}` : ''), tags.topic(topic.id))
}

/** No page of the paper: a path of the site that stories came from leads to them, anything else is 404. */
async function leadMissing(request: NextRequest, language: Language): Promise<NextResponse> {
  const path = oldPathIn(new URL(request.url))
  return leadAway(request, language, path === null ? 'nowhere' : await resolveOldPath(path))
}

function leadAway(request: NextRequest, language: Language, standing: Exclude<Resolved, 'here'>): NextResponse {
  if (standing === 'nowhere') return rewriteTo(request, `/${language}/missing`, 404)
  if (standing === 'gone') return rewriteTo(request, `/${language}/gone`, 410)
  const { articleId, language: current, slug } = standing.movedTo
  return redirectTo(request, newsPath(current, slug), tags.article(articleId))
}

const asksByNumber = (request: NextRequest): boolean => /[?&](?:p|page_id)=\d/.test(new URL(request.url).search)

function rewriteTo(request: NextRequest, page: string, status: number): NextResponse {
  const url = new URL(request.url)
  url.pathname = page
  return NextResponse.rewrite(url, { status })
}

/** `tag`: what the redirect hangs on, where it can change. */
function redirectTo(request: NextRequest, path: string, tag?: string): NextResponse {
  const url = new URL(request.url)
  url.pathname = path
  for (const name of ['p', 'page_id']) url.searchParams.delete(name)
  return NextResponse.redirect(url, { status: 308, headers: tag ? { 'galley-tags': tag } : {} })
}

/**
 * The desk's pages carry a policy with a nonce of this request alone; Next reads it from the request and puts it on its own
 * scripts. Styles may be inline: the desk's components place popovers and draw focal points with them.
 */
function desk(request: NextRequest, pathname: string): NextResponse {
  const nonce = randomBytes(16).toString('base64')
  const isDev = process.env.NODE_ENV === 'development' // React's errors in development are rebuilt with eval
  const policy = [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'${isDev ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'self'",
    // The preview of a story stands in a frame of the desk.
    `frame-ancestors ${/\/preview\/paper$/.test(pathname) ? "'self'" : "'none'"}`,
  ].join('; ')
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy)
  const answer = NextResponse.next({ request: { headers } })
  answer.headers.set('content-security-policy', policy)
  return answer
}
