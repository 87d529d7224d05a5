import { and, eq } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { excluded } from '#db/excluded.ts'
import { enqueue } from '#db/queue.ts'
import { record } from '#db/record.ts'
import { media, pictureCrops } from '#db/schema/media.ts'
import { done, NotFound, no, type Outcome } from '#lib/outcome.ts'
import { type Crop, type Crops, cropProblem, type Shape } from '#lib/renditions.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { cropsOf } from './crops-of.ts'
import type { CropInput } from './input.ts'

/**
 * Draws the crop of a picture for one shape, or takes it back to the focal point (`crop: null`). It applies wherever readers have the picture in
 * that shape, as soon as its files are made again; other shapes stay as they are, also those that a colleague draws meanwhile.
 */
export async function cropPicture(
  actor: Actor,
  { id, shape, crop }: CropInput,
): Promise<Outcome<{ id: string; crops: Crops }, 'outside' | 'too-small'>> {
  return transaction(async (tx) => {
    const [picture] = await tx.select().from(media).where(eq(media.id, id)).for('update')
    if (!picture) throw new NotFound(`picture ${id}`)
    authorise(actor, 'describe a picture', { mine: picture.createdBy !== null && picture.createdBy === actor.id })
    const problem = crop && cropProblem(shape, picture, crop)
    if (problem) return no(problem)
    const before = (await cropsNow(tx, id))[shape]
    if (isSame(before, crop)) return done({ id, crops: await cropsNow(tx, id) })
    if (crop) await keepCrop(tx, id, shape, crop)
    else await tx.delete(pictureCrops).where(and(eq(pictureCrops.mediaId, id), eq(pictureCrops.shape, shape)))
    await record(tx, actor, 'crop-picture', { kind: 'media', id }, { shape, crop })
    await enqueue(tx, 'renditions', { mediaId: id }, id)
    return done({ id, crops: await cropsNow(tx, id) })
  })
}

/** Keeps a crop of which `cropProblem` knows none. What rounding carried over the right edge is taken off. */
export async function keepCrop(tx: Transaction, mediaId: string, shape: Shape, { left, top, width }: Crop): Promise<void> {
  const wide = Math.min(1, width)
  await tx
    .insert(pictureCrops)
    .values({ mediaId, shape, left: Math.min(left, 1 - wide), top, width: wide })
    .onConflictDoUpdate({ target: [pictureCrops.mediaId, pictureCrops.shape], set: excluded(['left', 'top', 'width']) })
}

async function cropsNow(tx: Transaction, id: string): Promise<Crops> {
  const [row] = await tx.select({ crops: cropsOf }).from(media).where(eq(media.id, id))
  return row?.crops ?? {}
}

const isSame = (one: Crop | undefined, other: Crop | null): boolean =>
  one && other ? one.left === other.left && one.top === other.top && one.width === other.width : !one && !other
