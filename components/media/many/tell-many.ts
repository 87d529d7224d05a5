import type { Asked, Outcome } from '#lib/outcome.ts'
import type { describeManyFiles } from '#newsroom/attachments/describe-many-files.ts'
import type { LibraryItem } from '#newsroom/attachments/whole-library.ts'
import type { describeMany, LeftOut } from '#newsroom/media/describe-many.ts'
import { isPicture } from '../library-grid.tsx'

export type DescribeMany = { pictures: Asked<typeof describeMany>; files: Asked<typeof describeManyFiles> }

type Request<Ask> = Ask extends (input: infer Input) => Promise<Outcome<infer Value, string>>
  ? {
      /** Forgets its last answer. */
      clear: () => void
      run: (input: Input) => Promise<Outcome<Value, string>>
    }
  : never
export type Requests = { [Kind in keyof DescribeMany]: Request<DescribeMany[Kind]> }

export type Said = Parameters<DescribeMany['pictures']>[0]['facts']
/** 'credit-alone': a file, of which nothing that it takes was said. */
export type Left = { id: string; problem: LeftOut['problem'] | 'credit-alone' }
export type Told = { isDone: boolean; changed: LibraryItem[]; left: Left[] }

/**
 * Pictures and files are told one after the other; files get the credit alone, and stay as they are where there is none. What was changed
 * before a problem is changed. What was answered to an earlier press is forgotten, also of the kind that is not asked this time.
 */
export async function tellMany({ pictures, files }: Requests, items: readonly LibraryItem[], said: Said): Promise<Told> {
  pictures.clear()
  files.clear()
  const told: Told = { isDone: false, changed: [], left: [] }
  const { credit } = said
  const ofPictures = items.filter(isPicture)
  const ofFiles = items.filter((item) => !isPicture(item))
  if (ofPictures.length > 0) {
    const answer = await pictures.run({ ids: idsOf(ofPictures), facts: said })
    if (!answer.ok) return told
    told.changed.push(...answer.value.pictures)
    told.left.push(...answer.value.left)
  }
  if (credit === undefined) told.left.push(...ofFiles.map(({ id }) => ({ id, problem: 'credit-alone' as const })))
  else if (ofFiles.length > 0) {
    const answer = await files.run({ ids: idsOf(ofFiles), facts: { credit } })
    if (!answer.ok) return told
    const { changed, left } = answer.value
    told.changed.push(...ofFiles.filter(({ id }) => changed.includes(id)).map((file) => ({ ...file, credit })))
    told.left.push(...left)
  }
  return { ...told, isDone: true }
}

const idsOf = (items: readonly LibraryItem[]) => items.map(({ id }) => id)
