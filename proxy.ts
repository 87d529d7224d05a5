import { type NextRequest, NextResponse } from 'next/server'
import { type Address, addressOf } from '#app/(reader)/address.ts'
import type { Language } from '#lib/languages.ts'
import { newsPath } from '#lib/paths.ts'
import { authorBySlug } from '#newsroom/articles/author-by-slug.ts'
import { standingOf } from '#newsroom/articles/standing.ts'
import { sectionBySlug } from '#newsroom/taxonomy/section-by-slug.ts'
import { topicBySlug } from '#newsroom/taxonomy/topic-by-slug.ts'

/** Everything but the desk, the machine edges and files is an address of the paper. */
export const config = {
  matcher: [
    '/((?!(?:desk|api|media|card|built|_next|healthz|readyz|live|collab)(?:/|$)|(?:favicon\\.ico|apple-icon\\.png|icon-\\d+\\.png|speculation-rules\\.json|robots\\.txt|sitemap(?:-\\d+)?\\.xml|news-sitemap\\.xml|manifest\\.webmanifest|oembed)$).*)',
  ],
}

/**
 * Leads each public address to its page with the status it has. This is not a lock: pages of the paper read through the
 * role galley_reader, whoever asks. It stands here because a page cannot answer 410, and because what Next shows for
 * notFound() is empty without its scripts (docs/decisions/0002).
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const address = addressOf(new URL(request.url).pathname)
  if (address.kind === 'prefixed') return moved(request, address.path)
  try {
    return await led(request, address)
  } catch (error) {
    console.error(error)
    const answer = shown(request, `/${address.language}/trouble`, 503)
    answer.headers.set('retry-after', '30')
    return answer
  }
}

async function led(request: NextRequest, address: Exclude<Address, { kind: 'prefixed' }>): Promise<NextResponse> {
  const { kind, language } = address
  if (kind === 'feed') return shown(request, `/${language}`, 200)
  if (kind === 'search') return shown(request, `/${language}/search`, 200)
  if (kind === 'syndication') return await syndicated(request, address)
  if (kind === 'unknown') return missing(request, language)
  const page = `/${language}/${kind}/${address.slug}`
  if (kind === 'news') {
    const standing = await standingOf(language, address.slug)
    if (standing === 'nowhere') return missing(request, language)
    if (standing === 'gone') return shown(request, `/${language}/gone`, 410)
    if (standing !== 'here') return moved(request, newsPath(standing.movedTo.language, standing.movedTo.slug))
    return shown(request, page, 200)
  }
  return (await lists[kind](address.slug)) ? shown(request, page, 200) : missing(request, language)
}

const lists = { section: sectionBySlug, topic: topicBySlug, author: authorBySlug }

async function syndicated(
  request: NextRequest,
  { language, format, of }: Extract<Address, { kind: 'syndication' }>,
): Promise<NextResponse> {
  if (of && !(await lists[of.kind](of.slug))) return missing(request, language)
  return shown(request, `/${language}/syndication/${format}${of ? `/${of.kind}/${of.slug}` : ''}`, 200)
}

const missing = (request: NextRequest, language: Language) => shown(request, `/${language}/missing`, 404)

function shown(request: NextRequest, page: string, status: number): NextResponse {
  const url = new URL(request.url)
  url.pathname = page
  return NextResponse.rewrite(url, { status })
}

function moved(request: NextRequest, path: string): NextResponse {
  const url = new URL(request.url)
  url.pathname = path
  return NextResponse.redirect(url, 308)
}
