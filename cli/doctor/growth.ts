import { sql } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { unheardFor } from '#newsroom/delivery/edges.ts'
import { troubledJobs } from '#newsroom/health/jobs-of-health.ts'
import { fail, hours } from './finding.ts'

/** An edge that stopped without a word holds the outbox back: its rows are kept for it. */
export async function edgesAreHeard(): Promise<string> {
  const edges = await database().execute<{ name: string; unheard: number }>(sql`
    select name, (extract(epoch from clock_timestamp() - seen_at) * 1000)::float8 as unheard from edges order by name`)
  const silent = edges.filter(({ unheard }) => unheard > unheardFor)
  if (silent.length > 0)
    fail(
      `${silent.map(({ name, unheard }) => `${name} is not heard since ${hours(unheard)}`).join(', ')}: start it, or forget it in the settings of the desk`,
    )
  return edges.length === 0 ? 'none runs' : `${edges.length} are heard`
}

/** Jobs that nobody takes or that failed, and the sweep of each night. */
export async function jobsAreDone(): Promise<string> {
  const jobs = await troubledJobs(database())
  if (jobs.length > 0)
    fail(
      jobs
        .slice(0, 5)
        .map(({ name, trouble, problem }) => [name, trouble, problem].filter(Boolean).join(': '))
        .join('; '),
    )
  const [row] = await database().execute<{ age: number | null }>(sql`
    select (extract(epoch from now() - max(completed_on)) * 1000)::float8 as age from pgboss.job where name = 'sweep' and state = 'completed'`)
  const age = row?.age ?? null
  if (age === null) return 'none is late or failed; the nightly sweep has not run yet'
  return age < 50 * 3_600_000
    ? `none is late or failed; swept ${hours(age)} ago`
    : fail(`the last sweep was ${hours(age)} ago: does the worker run?`)
}

/** What the sweep of each night deletes by its age in days (docs/running.md); it may be a week late. */
const swept = [
  { what: 'rows of the outbox', kept: 30, rows: sql`select count(*) from outbox where id < (select max(id) from outbox) and created_at` },
  { what: 'sessions that ended', kept: 30, rows: sql`select count(*) from sessions where least(expires_at, revoked_at)` },
  { what: 'notices', kept: 180, rows: sql`select count(*) from notices where created_at` },
  { what: 'discarded drafts', kept: 30, rows: sql`select count(*) from discarded_articles where discarded_at` },
  { what: 'looks from outside', kept: 30, rows: sql`select count(*) from outside_checks where created_at` },
] as const

/** What should have been deleted and was not, and which tables are the largest. */
export async function nothingIsTooOld(): Promise<string> {
  const late: string[] = []
  for (const { what, kept, rows } of swept) {
    const [row] = await database().execute<{ count: number }>(sql`${rows} < now() - make_interval(days => ${kept + 7})`)
    if (Number(row?.count) > 0) late.push(`${Number(row?.count).toLocaleString('en')} ${what} are older than ${kept + 7} days`)
  }
  if (late.length > 0) fail(`${late.join(', ')}: the nightly sweep does not delete them`)
  const largest = await database().execute<{ name: string; size: string }>(sql`
    select relname as name, pg_size_pretty(pg_total_relation_size(oid)) as size from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' order by pg_total_relation_size(oid) desc limit 3`)
  return `the largest tables are ${largest.map(({ name, size }) => `${name} (${size})`).join(', ')}`
}
