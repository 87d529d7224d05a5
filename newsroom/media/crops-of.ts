import { type SQL, sql } from 'drizzle-orm'
import { qualify } from '#db/qualify.ts'
import { media, pictureCrops } from '#db/schema/media.ts'
import type { Crops } from '#lib/renditions.ts'

/** Of a row of media: the crops that were drawn of the picture, by their shape. */
export const cropsOf: SQL<Crops> = sql<Crops>`(
  select coalesce(jsonb_object_agg(crop.shape, jsonb_build_object('left', crop."left", 'top', crop.top, 'width', crop.width)), '{}')
  from ${pictureCrops} crop where crop.media_id = ${qualify(media.id)})`
