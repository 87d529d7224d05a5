import { eq, lte, sql } from 'drizzle-orm'
import { database, inMinutes, type Transaction, transaction } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { draftEmbeds, embeds, liveEmbeds } from '#db/schema/embeds.ts'
import { type Embed, embedOf } from '#lib/embeds/embed.ts'
import { askByHost } from '#newsroom/formats/ask-by-host.ts'
import type { Allows } from '#newsroom/formats/public-agents.ts'
import { judgeSource } from './judge-source.ts'
import { askWhetherGone, type SourceSays } from './source-says.ts'
import { tellOfSource } from './tell-of-source.ts'

/** One run takes so many, and so many of one host, one after the other; the rest of a host waits for some minutes. */
export type LookLimits = { newOnes: number; looks: number; ofHost: number; minutesOff: number }
const lookLimits: LookLimits = { newOnes: 500, looks: 30, ofHost: 4, minutesOff: 5 }
/** So many hosts are asked at the same time. */
const hostsAtOnce = 4

/**
 * Looks again at what the stories embed, each once a week, and tells of what was withdrawn there. What one run does is bounded, however many
 * embeds there are. A look that was begun and not ended is made an hour later. Nobody is asked of what only stories under an embargo have.
 */
export async function lookAtEmbeds(allows?: Allows, limits = lookLimits): Promise<void> {
  const due = await takeDue(limits)
  await askByHost(
    due,
    { hostOf: ({ oembed, address }) => new URL(oembed ?? address).host, hostsAtOnce, ofHost: limits.ofHost },
    {
      ask: async (embed) => noteLook(embed, await askWhetherGone(embed, allows)),
      putOff: (rest) => putOff(rest, limits.minutesOff),
    },
  )
}

type Taken = Embed & { embedId: string }

/** Only one worker at a time takes some, so that none is forgotten while it comes into another story. It asks nobody meanwhile. */
const takingLock = 71_0071

/** What is due, taken by this run alone. What no story uses any more is forgotten. */
async function takeDue({ newOnes, looks }: LookLimits): Promise<Taken[]> {
  return await transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${takingLock})`)
    for (const table of [draftEmbeds, liveEmbeds]) await takeIn(tx, table, newOnes)
    const due = await tx
      .select({ embedId: embeds.embedId })
      .from(embeds)
      // Not by the time at which the transaction began: a run that waited for another is older than what that one took note of.
      .where(lte(embeds.nextAt, sql`statement_timestamp()`))
      .orderBy(embeds.nextAt)
      .limit(looks)
      .for('update', { skipLocked: true })
    const taken = await tx
      .update(embeds)
      .set({ nextAt: inMinutes(60) })
      // By what was locked, not by a subquery: a plan may run that more than once, and take more.
      .where(
        isAmong(
          embeds.embedId,
          due.map(({ embedId }) => embedId),
        ),
      )
      .returning({
        embedId: embeds.embedId,
        isUsed: sql<boolean>`exists (select 1 from draft_embeds used where used.embed_id = embeds.embed_id)
          or exists (select 1 from live_embeds used where used.embed_id = embeds.embed_id)`,
        // A request tells the source that somebody writes about it.
        mayBeAsked: sql<boolean>`exists (select 1 from live_embeds used where used.embed_id = embeds.embed_id)
          or exists (select 1 from draft_embeds used join articles story on story.id = used.article_id
            where used.embed_id = embeds.embed_id and (story.embargo_until is null or story.embargo_until <= now()))`,
      })
    const unused = taken.filter(({ isUsed }) => !isUsed).map(({ embedId }) => embedId)
    if (unused.length > 0) await tx.delete(embeds).where(isAmong(embeds.embedId, unused))
    // What only stories under an embargo have is left alone for an hour, again and again; so is an id that we do not write any more.
    return taken.flatMap(({ embedId, isUsed, mayBeAsked }) => {
      const embed = isUsed && mayBeAsked ? embedOf(embedId) : null
      return embed ? { ...embed, embedId } : []
    })
  })
}

/** Takes note of what came into stories since the last run. */
async function takeIn(tx: Transaction, table: typeof draftEmbeds | typeof liveEmbeds, most: number): Promise<void> {
  const uses = await tx
    .select({ articleId: table.articleId, embedId: table.embedId })
    .from(table)
    .where(sql`${table.isNew}`)
    .limit(most)
    .for('update', { skipLocked: true })
  if (uses.length === 0) return
  const ids = [...new Set(uses.map(({ embedId }) => embedId))]
  await tx
    .insert(embeds)
    .values(ids.map((embedId) => ({ embedId, nextAt: thisInstant })))
    .onConflictDoNothing()
  const pairs = uses.map(({ articleId, embedId }) => sql`(${articleId}::uuid, ${embedId})`)
  await tx
    .update(table)
    .set({ isNew: false })
    .where(sql`(${table.articleId}, ${table.embedId}) in (${sql.join(pairs, sql`, `)})`)
}

/** Rounded down, so that it is due in the same transaction. */
const thisInstant = sql<Date>`date_trunc('milliseconds', now())`

async function putOff(some: readonly Taken[], minutes: number): Promise<void> {
  if (some.length === 0) return
  const ids = some.map(({ embedId }) => embedId)
  await database()
    .update(embeds)
    .set({ nextAt: inMinutes(minutes) })
    .where(isAmong(embeds.embedId, ids))
}

/** What a look found, and in the same transaction what people are told of it. */
async function noteLook({ embedId, address }: Taken, says: SourceSays): Promise<void> {
  await transaction(async (tx) => {
    const [known] = await tx
      .select({
        goneAt: embeds.goneAt,
        withdrawnAt: embeds.withdrawnAt,
        at: thisInstant.mapWith(embeds.goneAt),
      })
      .from(embeds)
      .where(eq(embeds.embedId, embedId))
      .for('update')
    if (!known) return
    const { at, ...before } = known
    const isDoubted = before.goneAt !== null && before.withdrawnAt === null
    const after = judgeSource(before, says, at, says === 'gone' && isDoubted && (await saysItOfAll(tx, embedId)))
    await tx
      .update(embeds)
      .set({ ...after, ...(says !== 'silent' && { lookedAt: at }) })
      .where(eq(embeds.embedId, embedId))
    await tellOfSource(tx, { embedId, address }, before, after)
  })
}

/** So many embeds of one source that went within a week are not each withdrawn by somebody, if the source has shown nothing since. */
const manyAtOnce = 3

/** Whether the source of an embed has said of many that they are gone, and of none that it is there, since it said so of this one. */
async function saysItOfAll(tx: Transaction, embedId: string): Promise<boolean> {
  const rows = await tx.execute<{ gone: number; there: number }>(sql`
    select count(*) filter (where other.gone_at >= this.gone_at - interval '7 days')::int as gone,
      count(*) filter (where other.gone_at is null and other.looked_at > this.gone_at)::int as there
    from embeds this join embeds other on ${sourceIn('other')} = ${sourceIn('this')}
    where this.embed_id = ${embedId}`)
  return rows.some(({ gone, there }) => gone >= manyAtOnce && there === 0)
}

/** The provider in an id, or the host of a page. */
const sourceIn = (alias: 'this' | 'other') => {
  const id = sql.raw(`${alias}.embed_id`)
  return sql`case when ${id} like 'page:%' then split_part(${id}, '/', 3) else split_part(${id}, ':', 1) end`
}
