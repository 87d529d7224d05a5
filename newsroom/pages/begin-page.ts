import { count, max } from 'drizzle-orm'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { pages } from '#db/schema/pages.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { beginPageInput } from './input.ts'

/** The footer of every page names them all. */
const mostPages = 50

/** Makes a page of the house without any text, the last in the footer. Readers have it when its text is published. */
export async function beginPage(
  admin: Actor,
  { slug, kind }: z.output<typeof beginPageInput>,
): Promise<Outcome<{ id: string }, 'slug-taken' | 'too-many-pages'>> {
  authorise(admin, 'change settings')
  return transaction(async (tx) => {
    const [{ known = 0, last = null } = {}] = await tx.select({ known: count(), last: max(pages.position) }).from(pages)
    if (known >= mostPages) return no('too-many-pages')
    const [page] = await tx
      .insert(pages)
      .values({ slug, kind, position: (last ?? -1) + 1 })
      .onConflictDoNothing({ target: pages.slug })
      .returning({ id: pages.id })
    if (!page) return no('slug-taken')
    await record(tx, admin, 'begin-page', { kind: 'page', id: page.id }, { slug, kind })
    return done({ id: page.id })
  })
}
