import type { z } from 'zod'
import { database, type Reading, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { newsroom } from '#db/schema/newsroom.ts'
import { type AttachmentLimits, limitedKinds, usualLimits } from '#lib/attachments.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { attachmentLimitsInput } from './input.ts'

/** Sets how large a sound, a video and a document may be, in MB. What was uploaded before stays. */
export async function setAttachmentLimits(
  admin: Actor,
  { audio, video, document }: z.output<typeof attachmentLimitsInput>,
): Promise<Outcome<null, never>> {
  authorise(admin, 'change settings')
  return transaction(async (tx) => {
    const before = await attachmentLimits(tx)
    const chosen = { audio, video, document }
    if (limitedKinds.every((kind) => before[kind] === chosen[kind])) return done(null)
    const set = { audioLimit: audio, videoLimit: video, documentLimit: document }
    await tx
      .insert(newsroom)
      .values({ name: {}, tagline: {}, ...set })
      .onConflictDoUpdate({ target: newsroom.id, set })
    await record(tx, admin, 'set-attachment-limits', { kind: 'newsroom' }, chosen)
    return done(null)
  })
}

/** Those limits; everybody who uploads is told of them. */
export async function attachmentLimits(reading: Reading = database()): Promise<AttachmentLimits> {
  const [row] = await reading
    .select({ audio: newsroom.audioLimit, video: newsroom.videoLimit, document: newsroom.documentLimit })
    .from(newsroom)
  return row ?? usualLimits
}
