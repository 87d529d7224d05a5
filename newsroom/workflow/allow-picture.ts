import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { media } from '#db/schema/media.ts'
import { picturePermissions } from '#db/schema/picture-permissions.ts'
import { done, NotFound, type Outcome } from '#lib/outcome.ts'
import { lockArticle } from '#newsroom/articles/lock-article.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { allowPictureInput } from './input.ts'

/**
 * Records that the holder of a picture was asked and agreed to one story, and who says so. Saying it again changes nothing, and so does
 * saying it of a picture for which nobody needs to be asked.
 */
export async function allowPicture(
  person: Person,
  { articleId, mediaId }: z.output<typeof allowPictureInput>,
): Promise<Outcome<{ mediaId: string }, never>> {
  return transaction(async (tx) => {
    authorise(person, 'save a story', await lockArticle(tx, person, articleId))
    const [picture] = await tx
      .select({ name: media.name, holder: media.rightsHolder, askFirst: media.askFirst })
      .from(media)
      .where(eq(media.id, mediaId))
      .for('share')
    if (!picture) throw new NotFound(`picture ${mediaId}`)
    if (!picture.askFirst) return done({ mediaId })
    const [added] = await tx
      .insert(picturePermissions)
      .values({ articleId, mediaId, personId: person.id })
      .onConflictDoNothing()
      .returning({ mediaId: picturePermissions.mediaId })
    const { name, holder } = picture
    if (added) await record(tx, person, 'allow-picture', { kind: 'article', id: articleId }, { picture: mediaId, name, holder })
    return done({ mediaId })
  })
}
