import { and, eq } from 'drizzle-orm'
import type { Reading } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { articles, redirects } from '#db/schema/articles.ts'
import { longestSlug } from '#lib/is-slug.ts'
import type { Language } from '#lib/languages.ts'

/**
 * `freeSlug` for many stories at once, in their order: each gets the wanted slug or the first free number after it, all different in their
 * language. The caller holds a lock that excludes other imports.
 */
export async function freeSlugs(reading: Reading, wanted: readonly { language: Language; slug: string }[]): Promise<string[]> {
  const given: string[] = new Array(wanted.length).fill('')
  const places = Map.groupBy(wanted.keys(), (place) => wanted[place]?.language)
  for (const [language, some] of places) {
    if (!language) continue
    const free = await freeSlugsIn(
      reading,
      language,
      some.map((place) => wanted[place]?.slug ?? ''),
    )
    for (const [at, place] of some.entries()) given[place] = free[at] ?? ''
  }
  return given
}

async function freeSlugsIn(reading: Reading, language: Language, wanted: readonly string[]): Promise<string[]> {
  const given: string[] = new Array(wanted.length).fill('')
  const used = new Set<string>()
  let open = wanted.map((slug, index) => ({ index, slug, next: 1 }))
  for (let width = 1; open.length > 0; width = Math.min(width * 8, 512)) {
    const offers = new Map(open.map((want) => [want, offerSlugs(want.slug, want.next, width)]))
    const taken = await takenOf(reading, language, [...new Set([...offers.values()].flat())])
    const still: typeof open = []
    for (const want of open) {
      const free = offers.get(want)?.find((slug) => !taken.has(slug) && !used.has(slug))
      if (free === undefined) still.push({ ...want, next: want.next + width })
      else {
        used.add(free)
        given[want.index] = free
      }
    }
    open = still
  }
  return given
}

/** `count` candidates: the slug itself is number 1, then -2, -3 … */
function offerSlugs(slug: string, from: number, count: number): string[] {
  const base = slug.slice(0, longestSlug - 7).replace(/-$/, '')
  return Array.from({ length: count }, (_, step) => (from + step === 1 ? slug : `${base}-${from + step}`))
}

async function takenOf(reading: Reading, language: Language, slugs: string[]): Promise<Set<string | null>> {
  const taken = new Set<string | null>()
  for (let at = 0; at < slugs.length; at += 5000) {
    const some = slugs.slice(at, at + 5000)
    const standing = reading
      .select({ slug: articles.slug })
      .from(articles)
      .where(and(eq(articles.language, language), isAmong(articles.slug, some)))
    const before = reading
      .select({ slug: redirects.slug })
      .from(redirects)
      .where(and(eq(redirects.language, language), isAmong(redirects.slug, some)))
    for (const { slug } of [...(await standing), ...(await before)]) taken.add(slug)
  }
  return taken
}
