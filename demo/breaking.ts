import { and, eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { liveArticles } from '#db/schema/live.ts'
import { newsroomZone } from '#lib/publication.ts'
import { wallTimeOf } from '#lib/wall-time.ts'
import { endBreaking } from '#newsroom/breaking/end-breaking.ts'
import { publishBreaking } from '#newsroom/breaking/publish-breaking.ts'
import type { Person } from '#newsroom/people/person.ts'
import { breakingNews } from './stories/desk.ts'

/** Always the same, so that a second run of the demo finds it. */
const id = '019ac5f0-0000-7000-8000-000000000001'

/** Breaking news of this morning, in both languages and with its story, which has ended. */
export async function breakNews(editor: Person): Promise<void> {
  const { language, key } = breakingNews
  const [story] = await database()
    .select({ id: liveArticles.articleId })
    .from(liveArticles)
    .where(and(eq(liveArticles.language, language), eq(liveArticles.slug, key)))
  const zone = newsroomZone()
  const inTwoHours = wallTimeOf(new Date(Date.now() + 2 * 3_600_000), zone)
  const published = await publishBreaking(editor, {
    id,
    banners: [
      { language: 'en', text: 'Power is back in four districts on the left bank', articleId: story?.id ?? null },
      { language: 'uk', text: 'У чотирьох районах лівого берега знову є світло', articleId: null },
    ],
    ends: { wallTime: inTwoHours, zone },
    toldTo: 'nobody',
  })
  if (published.ok) await endBreaking(editor, { id })
}
