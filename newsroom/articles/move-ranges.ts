import type { Node } from '@tiptap/pm/model'
import { Mapping } from '@tiptap/pm/transform'
import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { now, type Transaction } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { commentThreads } from '#db/schema/comments.ts'
import { followRange, type Range } from './follow-range.ts'
import type { PlacedStep } from './rebase-steps.ts'

/** The most open threads of a story (newsroom/comments/start-thread.ts refuses more), so that a batch of steps costs no more with years. */
export const mostOpenThreads = 500

/**
 * Moves the ranges of a story's open comment threads over steps that lead to `after`, in the transaction that writes them. The caller holds
 * the article's lock.
 */
export async function moveRanges(tx: Transaction, articleId: string, after: Node, placed: readonly PlacedStep[]): Promise<void> {
  const steps = placed.map(({ step }) => step)
  const mapping = new Mapping(steps.map((step) => step.getMap()))
  if (mapping.maps.every(isEmpty)) return
  const rows = await tx
    .select({ id: commentThreads.id, from: commentThreads.fromPosition, to: commentThreads.toPosition })
    .from(commentThreads)
    .where(and(eq(commentThreads.articleId, articleId), isNull(commentThreads.resolvedAt), isNotNull(commentThreads.fromPosition)))
  if (rows.length === 0) return
  let before = after
  for (const { undo } of placed.toReversed()) before = undo.apply(before).doc ?? before
  const moved = rows.flatMap(({ id, from, to }) => {
    if (from === null || to === null) return []
    const range = followRange({ from, to }, before, after, { mapping, steps })
    return range?.from === from && range.to === to ? [] : { id, range }
  })
  await writeRanges(tx, moved)
}

const isEmpty = (map: Mapping['maps'][number]): boolean => {
  let is = true
  map.forEach(() => {
    is = false
  })
  return is
}

async function writeRanges(tx: Transaction, moved: readonly { id: string; range: Range | null }[]): Promise<void> {
  const standing = moved.flatMap(({ id, range }) => (range ? { id, ...range } : []))
  const gone = moved.flatMap(({ id, range }) => (range ? [] : id))
  if (standing.length > 0) {
    const column = (values: readonly unknown[], type: 'uuid[]' | 'integer[]') => sql`${sql.param(values)}::${sql.raw(type)}`
    const ids = standing.map(({ id }) => id)
    const froms = standing.map(({ from }) => from)
    const tos = standing.map(({ to }) => to)
    await tx.execute(sql`
      update ${commentThreads} thread set from_position = moved."from", to_position = moved."to"
      from unnest(${column(ids, 'uuid[]')}, ${column(froms, 'integer[]')}, ${column(tos, 'integer[]')}) as moved(id, "from", "to")
      where thread.id = moved.id`)
  }
  // People see that: the channel tells it, as it does not tell of a range that moved.
  if (gone.length > 0)
    await tx.update(commentThreads).set({ fromPosition: null, toPosition: null, changedAt: now }).where(isAmong(commentThreads.id, gone))
}
