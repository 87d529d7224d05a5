import { askOnce } from '#db/ask-once.ts'
import { databaseUrl, readerUrl } from '#lib/env.ts'
import { countUnreadable } from '#newsroom/backup/count-unreadable.ts'
import { migrationState } from '../database.ts'
import { fail } from './finding.ts'

export async function versionOf(url: string): Promise<string> {
  const [row] = await askOnce(
    url,
    (client) => client`select version() as version, pg_size_pretty(pg_database_size(current_database())) as size`,
  )
  return `${String(row?.version).split(' on ')[0]}, ${row?.size}`
}

export async function migrations(): Promise<string> {
  const { known, done } = await migrationState(databaseUrl())
  return done === known ? `all ${known} are applied` : fail(`${done} of ${known} are applied: the next \`npm start\` applies the rest`)
}

/** What is stored sealed opens with the secret of this installation alone. */
export async function whatIsSealedOpens(): Promise<string> {
  const { apps, webhooks } = await askOnce(databaseUrl(), countUnreadable)
  if (apps + webhooks === 0) return 'apps for codes and webhooks open with the secret'
  return fail(
    `another secret sealed some (apps for codes: ${apps}, webhooks: ${webhooks}): put that one back; if it is lost, reset the second factor of these people, and add these webhooks again`,
  )
}

type Settings = { fsync: string; full_page_writes: string; synchronous_commit: string; connections: number; most: number }

/** Whether a commit survives a loss of power, and whether new processes find a connection. */
export async function settings(): Promise<string> {
  const [row] = await askOnce(
    databaseUrl(),
    (client) => client<Settings[]>`
      select current_setting('fsync') as fsync, current_setting('full_page_writes') as full_page_writes,
        current_setting('synchronous_commit') as synchronous_commit, current_setting('max_connections')::int as most,
        (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as connections`,
  )
  return row ? judgeSettings(row) : fail('Postgres does not tell its settings')
}

export function judgeSettings({ connections, most, ...switches }: Settings): string {
  const off = Object.entries(switches).filter(([, value]) => value === 'off')
  if (off.length > 0)
    fail(`${off.map(([name]) => name).join(', ')} off: what was saved is lost when the power fails; take it out of postgresql.conf`)
  const says = `${connections} of ${most} connections`
  return connections < most * 0.9 ? says : fail(`${says}: raise max_connections, or run fewer processes`)
}

export async function clockDifference(nowAt = Date.now): Promise<string> {
  const before = nowAt()
  const [row] = await askOnce(databaseUrl(), (client) => client<{ now: Date }[]>`select now()`)
  const seconds = Math.round(Math.abs((row?.now.getTime() ?? 0) - (before + nowAt()) / 2) / 1000)
  return seconds <= 2
    ? 'this machine and Postgres agree'
    : fail(`the clocks of this machine and of Postgres differ by ${seconds} s; the clock of Postgres decides when something is published`)
}

/** The role of readers' pages must be able to read the views of the paper and nothing else, even with raw SQL. */
export async function readerIsLimited(url = readerUrl()): Promise<string> {
  return askOnce(url, async (client) => {
    await client`select 1 from paper.stories limit 1`
    const tables = await client<{ name: string }[]>`
      select format('%I.%I', space.nspname, thing.relname) as name
      from pg_class thing join pg_namespace space on space.oid = thing.relnamespace
      where thing.relkind in ('r', 'p') and space.nspname not in ('pg_catalog', 'information_schema') and space.nspname not like 'pg_temp%'
        and has_table_privilege(thing.oid, 'select, insert, update, delete')`
    if (tables.length > 0) fail(`may touch ${tables.map(({ name }) => name).join(', ')}`)
    const refused = await client`select 1 from public.drafts limit 1`.then(
      () => false,
      (error: { code?: string }) => error.code === '42501',
    )
    const [row] = await client<
      { super: boolean }[]
    >`select rolsuper or rolcreaterole or rolcreatedb or rolbypassrls as super from pg_roles where rolname = current_user`
    if (!refused || row?.super) fail('is not limited: it must be an ordinary role that may SELECT only the views of the paper')
    return 'reads the views of the paper and nothing else'
  })
}
