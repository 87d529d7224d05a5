import { and, asc, isNull, sql } from 'drizzle-orm'
import { database, transaction } from '#db/client.ts'
import { schedules } from '#db/schema/schedules.ts'
import { machine } from '#newsroom/people/person.ts'
import { endSchedule } from './end-schedule.ts'
import { lockSchedule } from './lock-schedule.ts'
import { lateAfterMinutes, raiseAlarm } from './raise-alarm.ts'
import { runSchedule } from './run-schedule.ts'

type Log = (line: string) => void

/** How many are read at a time. */
const page = 50

/** Tries after which a schedule that fails by itself, not because Postgres is away, is given up. */
const mostTries = 5

const lateAfter = lateAfterMinutes * 60_000

/** How often each schedule failed in this process. */
const failures = new Map<string, number>()

type Standing = { id: string; alarmedAt: Date | null; at: string; away: number }

/**
 * Runs everything that is due by Postgres' clock, the oldest first and those of one minute in the order in which they were planned, and
 * raises the alarm for what is late. Those that fail do not keep the others waiting, however many they are. Answers in how many
 * milliseconds the next one is due; null: none is planned.
 */
export async function runDue(log: Log = () => {}): Promise<number | null> {
  let last: Standing | undefined
  while (true) {
    const standing = await findStanding(last)
    const due = standing.filter(({ away }) => away <= 0)
    for (const { id } of due.filter(({ away, alarmedAt }) => !alarmedAt && away < -lateAfter)) await tellLate(id)
    for (const { id } of due) await tryOnce(id, log)
    if (due.length < page) return standing.find(({ away }) => away > 0)?.away ?? null
    last = due.at(-1)
  }
}

/** The next ones after `last`, in their order. The instants are Postgres' own words for them: a Date would lose microseconds. */
const findStanding = (last?: Standing): Promise<Standing[]> =>
  database()
    .select({
      id: schedules.id,
      alarmedAt: schedules.alarmedAt,
      at: sql<string>`${schedules.at}::text`,
      away: sql<number>`extract(epoch from ${schedules.at} - now()) * 1000`.mapWith(Number),
    })
    .from(schedules)
    .where(and(isNull(schedules.endedAt), last && sql`(${schedules.at}, ${schedules.id}) > (${last.at}::timestamptz, ${last.id}::uuid)`))
    .orderBy(asc(schedules.at), asc(schedules.id))
    .limit(page)

async function tellLate(id: string): Promise<void> {
  await transaction(async (tx) => {
    const schedule = await lockSchedule(tx, id)
    if (schedule?.isDue) await raiseAlarm(tx, schedule, 'late')
  })
}

async function tryOnce(id: string, log: Log): Promise<void> {
  try {
    const ended = await runSchedule(id)
    failures.delete(id)
    if (ended) log(`schedule ${id}: ${ended.ending}${ended.reason ? ` (${ended.reason})` : ''}`)
  } catch (error) {
    const problem = messageOf(error)
    log(`schedule ${id} failed: ${problem}`)
    if (isOutage(error)) return
    const tries = (failures.get(id) ?? 0) + 1
    failures.set(id, tries)
    if (tries < mostTries) return
    failures.delete(id)
    await giveUp(id, problem)
  }
}

async function giveUp(id: string, message: string): Promise<void> {
  await transaction(async (tx) => {
    const schedule = await lockSchedule(tx, id)
    if (schedule?.isDue) await endSchedule(tx, machine('schedule'), schedule, { ending: 'failed', reason: 'error', detail: { message } })
  })
}

/** What a connection that is gone, or a transaction that must be tried again, says: Postgres' classes 08, 40 and 57, the driver, the system. */
const outage = /^(08|40|57|53)|^(CONNECTION_|CONNECT_)|^(ECONN|EPIPE|ENOENT|ETIMEDOUT)/

function isOutage(error: unknown): boolean {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error && 'code' in cause && outage.test(String(cause.code))
}

const messageOf = (error: unknown): string => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error ? cause.message : String(cause)
}
