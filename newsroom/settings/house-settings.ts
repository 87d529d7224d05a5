import { database } from '#db/client.ts'
import { newsroom } from '#db/schema/newsroom.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'

const columns = {
  footer: newsroom.footer,
  socialLinks: newsroom.socialLinks,
  logoId: newsroom.logoId,
  sharePictureId: newsroom.sharePictureId,
  accentLight: newsroom.accentLight,
  accentDark: newsroom.accentDark,
  faces: newsroom.faces,
  indexed: newsroom.indexed,
  refusedCrawlers: newsroom.refusedCrawlers,
  llms: newsroom.llms,
}

/** What the house looks like, for the settings. */
export async function houseSettings(admin: Person): Promise<Pick<typeof newsroom.$inferSelect, keyof typeof columns>> {
  authorise(admin, 'change settings')
  const [row] = await database().select(columns).from(newsroom)
  return (
    row ?? {
      ...{ footer: {}, socialLinks: [], logoId: null, sharePictureId: null, accentLight: null, accentDark: null },
      faces: 'serif-and-sans',
      ...{ indexed: true, refusedCrawlers: [], llms: false },
    }
  )
}
