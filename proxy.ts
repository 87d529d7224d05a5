import { randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { visitorOf } from '#app/visitor.ts'
import { grammarWorkerPath } from '#components/editor/grammar/check/dialects.ts'
import { type Address, addressOf, feedFiles, isMadeOfPaper, type ListKind, previewTokenIn } from '#lib/addresses.ts'
import type { Language } from '#lib/languages.ts'
import { log } from '#lib/log.ts'
import { pathToLog } from '#lib/log-secrets.ts'
import { oldPathIn } from '#lib/old-path.ts'
import { authorPath, newsPath, ninjsPath, previewPath, sectionPath, topicPath } from '#lib/paths.ts'
import { firstLanguage } from '#lib/publication.ts'
import { tags } from '#lib/tags.ts'
import { authorBySlug } from '#newsroom/paper/author-by-slug.ts'
import { findMoved } from '#newsroom/paper/find-moved.ts'
import { hasPage } from '#newsroom/paper/house-page.ts'
import { readPublication } from '#newsroom/paper/read-publication.ts'
import { type Resolved, resolveAddress, resolveFormerAddress } from '#newsroom/paper/resolve-address.ts'
import { resolveOldPath } from '#newsroom/paper/resolve-old-path.ts'
import { sectionBySlug } from '#newsroom/paper/section-by-slug.ts'
import { topicBySlug } from '#newsroom/paper/topic-by-slug.ts'
import { previewStanding } from '#newsroom/preview/open-preview.ts'

/** The desk, every address of the paper, and the files that are made of them (sitemaps): all paths except endpoints for machines and other files. */
export const config = {
  matcher: [
    // Not where a draft is saved: five times a second by each who writes, and a policy for pages says nothing of its answer.
    '/desk/((?!articles/[^/]+/draft$).*)',
    '/desk',
    '/((?!(?:desk|api|attachments|media|built|_next|healthz|readyz|live)(?:/|$)|(?:favicon\\.ico|apple-icon\\.png|icon-\\d+\\.png|robots\\.txt)$).*)',
  ],
}

/**
 * Rewrites each public address to its page, with the right status. It protects nothing: pages of the paper read through the role
 * galley_reader for everybody. It exists because a page cannot answer 410, and because Next's notFound() renders nothing without scripts
 * (docs/decisions/0002).
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname } = new URL(request.url)
  try {
    // Another process may have changed it a moment ago, and this answer may already be asked for because of that.
    await readPublication()
    if (pathname === '/desk' || pathname.startsWith('/desk/')) return desk(request, pathname)
    if (isMadeOfPaper(pathname)) return NextResponse.next()
    const token = previewTokenIn(pathname)
    if (token !== null) return await openPreview(request, pathname, token)
    const address = addressOf(pathname)
    return address.kind === 'prefixed' ? redirectTo(request, address.path) : await lead(request, address)
  } catch (error) {
    log('error', 'a page cannot be found', { error, path: pathToLog(pathname) })
    if (isMadeOfPaper(pathname))
      return new NextResponse('Please try again in a minute.\n', { status: 503, headers: { 'retry-after': '30' } })
    if (pathname === '/desk' || pathname.startsWith('/desk/')) return desk(request, pathname)
    const address = addressOf(pathname)
    const language = address.kind === 'prefixed' ? firstLanguage() : address.language
    const answer = rewriteTo(request, `/${language}/trouble`, 503)
    answer.headers.set('retry-after', '30')
    return answer
  }
}

/** A preview link for somebody outside. Its pages stand under the story's language; a picture decides for itself. */
async function openPreview(request: NextRequest, pathname: string, token: string): Promise<NextResponse> {
  if (pathname !== previewPath(token)) return rewriteTo(request, pathname.replace('/preview/', `/preview/${firstLanguage()}/`), 200)
  const standing = await previewStanding(token, visitorOf(request.headers).address)
  if (standing.kind === 'open') return rewriteTo(request, `/preview/${standing.language}/${token}`, 200)
  return rewriteTo(request, `/preview/${firstLanguage()}/closed`, standing.kind === 'closed' ? 404 : 429)
}

async function lead(request: NextRequest, address: Exclude<Address, { kind: 'prefixed' }>): Promise<NextResponse> {
  const { kind, language } = address
  // "/?p=901" is a story of an old WordPress site, not the feed.
  if (kind === 'feed') return asksByNumber(request) ? await leadMissing(request, language) : rewriteTo(request, `/${language}`, 200)
  if (kind === 'search' || kind === 'corrections' || kind === 'opensearch') return rewriteTo(request, `/${language}/${kind}`, 200)
  if (kind === 'syndication') return await routeSyndication(request, address)
  if (kind === 'unknown') return await leadMissing(request, language)
  const page = `/${language}/${kind}/${address.slug}`
  if (kind === 'page') return (await hasPage(language, address.slug)) ? rewriteTo(request, page, 200) : await leadMissing(request, language)
  if (kind === 'news' || kind === 'ninjs') {
    const pathOf = kind === 'news' ? newsPath : ninjsPath
    const resolved = await resolveAddress(language, address.slug)
    if (resolved === 'here') return rewriteTo(request, page, 200)
    if (resolved !== 'nowhere') return leadAway(request, language, resolved, pathOf)
    const former = language === firstLanguage() ? await resolveFormerAddress(address.slug) : 'nowhere'
    return former === 'nowhere' ? await leadMissing(request, language) : leadAway(request, language, former, pathOf)
  }
  return (await lists[kind](address.slug))
    ? rewriteTo(request, page, 200)
    : await redirectOrMiss(request, language, { kind, slug: address.slug })
}

const pathsOfLists = { section: sectionPath, topic: topicPath, author: authorPath }
const lists = { section: sectionBySlug, topic: topicBySlug, author: authorBySlug }

async function routeSyndication(
  request: NextRequest,
  { language, format, of }: Extract<Address, { kind: 'syndication' }>,
): Promise<NextResponse> {
  if (of && !(await lists[of.kind](of.slug))) return await redirectOrMiss(request, language, of, feedFiles[format])
  return rewriteTo(request, `/${language}/syndication/${format}${of ? `/${of.kind}/${of.slug}` : ''}`, 200)
}

/** A list that does not exist: the slug of a merged section, topic or author redirects to the remaining one, and its feeds to that one's feeds. */
async function redirectOrMiss(
  request: NextRequest,
  language: Language,
  { kind, slug }: { kind: ListKind; slug: string },
  file?: string,
): Promise<NextResponse> {
  const moved = await findMoved(kind, slug)
  if (!moved) return await leadMissing(request, language)
  return redirectTo(request, pathsOfLists[kind](language, moved.slug) + (file ? `/${file}` : ''), tags[kind](moved.id))
}

/** Not a page of the paper: a path of an old site redirects to its story, anything else is 404. */
async function leadMissing(request: NextRequest, language: Language): Promise<NextResponse> {
  const path = oldPathIn(new URL(request.url))
  return leadAway(request, language, path === null ? 'nowhere' : await resolveOldPath(path))
}

/** `pathOf`: the address of a story that moved. */
function leadAway(request: NextRequest, language: Language, resolved: Exclude<Resolved, 'here'>, pathOf = newsPath): NextResponse {
  if (resolved === 'nowhere') return rewriteTo(request, `/${language}/missing`, 404)
  if (resolved === 'gone') return rewriteTo(request, `/${language}/gone`, 410)
  const { articleId, language: current, slug } = resolved.movedTo
  return redirectTo(request, pathOf(current, slug), tags.article(articleId))
}

const asksByNumber = (request: NextRequest): boolean => /[?&](?:p|page_id)=\d/.test(new URL(request.url).search)

function rewriteTo(request: NextRequest, page: string, status: number): NextResponse {
  const url = new URL(request.url)
  url.pathname = page
  return NextResponse.rewrite(url, { status })
}

/** `tag`: invalidates the redirect when it changes. */
function redirectTo(request: NextRequest, path: string, tag?: string): NextResponse {
  const url = new URL(request.url)
  url.pathname = path
  for (const name of ['p', 'page_id']) url.searchParams.delete(name)
  return NextResponse.redirect(url, { status: 308, headers: tag ? { 'galley-tags': tag } : {} })
}

/** The grammar is WebAssembly, which only its own worker may run; that loads it, unpacks it into a blob, and nothing else. */
const grammarPolicy = "default-src 'none'; script-src 'wasm-unsafe-eval'; connect-src 'self' blob:; frame-ancestors 'none'"

/**
 * Pages of the desk have a Content-Security-Policy with a nonce per request, which Next reads from the request and sets on its scripts.
 * Inline styles are allowed: components use them to place popovers and focal points.
 */
function desk(request: NextRequest, pathname: string): NextResponse {
  if (pathname === grammarWorkerPath) return NextResponse.next({ headers: { 'content-security-policy': grammarPolicy } })
  const nonce = randomBytes(16).toString('base64')
  const isDev = process.env.NODE_ENV === 'development' // in development React uses eval for error stacks
  const policy = [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'${isDev ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "media-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'self'",
    // The preview of a story is shown in a frame of the desk.
    `frame-ancestors ${/\/preview\/paper$/.test(pathname) ? "'self'" : "'none'"}`,
  ].join('; ')
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy)
  const answer = NextResponse.next({ request: { headers } })
  answer.headers.set('content-security-policy', policy)
  return answer
}
