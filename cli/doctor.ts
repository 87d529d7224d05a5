import { statfs } from 'node:fs/promises'
import type { Command } from 'commander'
import postgres from 'postgres'
import { databaseUrl, environmentProblems, home, makesBackups, readerUrl } from '#lib/env.ts'
import { backupStore } from '#newsroom/backup/backup-store.ts'
import { newestBackup } from '#newsroom/backup/list-backups.ts'
import { oldBackup } from '#newsroom/health/last-backup.ts'
import { edgeProblem } from '#services/edge/settings.ts'
import { checkDatabase } from '#services/up/database-check.ts'
import { findDatabase, migrationState } from './database.ts'
import { auditIsWhole } from './doctor-audit.ts'

type Finding = { what: string; ok: boolean; says: string }

/** `galley doctor`: checks this installation, one line per check, and exits with 1 when a check fails. Changes nothing. */
export function registerDoctor(program: Command): void {
  program
    .command('doctor')
    .description(
      'check environment, disk, backup, database, clock, the readers’ role and the audit; changes nothing; exits with 1 when a check fails',
    )
    .option('--json', 'print as JSON')
    .action(async ({ json }: { json?: true }) => {
      const findings: Finding[] = []
      const leave = await examine(findings)
      await leave()
      if (json) console.log(JSON.stringify(findings))
      else for (const { ok, what, says } of findings) console.log(`${ok ? 'ok ' : 'BAD'}  ${what.padEnd(14)} ${says}`)
      if (findings.some(({ ok }) => !ok)) process.exitCode = 1
    })
}

/** Each check needs the ones before it, so the checks end at the first failure of the database. */
async function examine(findings: Finding[]): Promise<() => Promise<void>> {
  const examineOne = async (what: string, ask: () => Promise<string>): Promise<boolean> => {
    try {
      findings.push({ what, ok: true, says: await ask() })
      return true
    } catch (error) {
      findings.push({ what, ok: false, says: error instanceof Error ? error.message : String(error) })
      return false
    }
  }
  let leave = async () => {}
  await examineOne('node', async () =>
    Number.parseInt(process.versions.node, 10) >= 24 ? process.versions.node : fail(`${process.versions.node} is too old: run it by npm`),
  )
  await examineOne('environment', async () => {
    const problems = environmentProblems().join(' ') || edgeProblem()
    return problems ? fail(problems) : 'every value is valid'
  })
  await examineOne('disk', freeSpace)
  await examineOne('backup', ageOfBackup)
  const isConnected = await examineOne('database', async () => {
    leave = await findDatabase()
    await checkDatabase(databaseUrl())
    return versionOf(databaseUrl())
  })
  if (!isConnected) return leave
  const isCurrent = await examineOne('migrations', async () => {
    const { known, done } = await migrationState(databaseUrl())
    return done === known ? `all ${known} are applied` : fail(`${done} of ${known} are applied: the next \`npm start\` applies the rest`)
  })
  await examineOne('clock', clockDifference)
  await examineOne('readers’ role', readerIsLimited)
  if (isCurrent) await examineOne('audit', auditIsWhole)
  return leave
}

function fail(says: string): never {
  throw new Error(says)
}

/** Postgres stops when the disk is full. One gigabyte is the warning threshold. */
async function freeSpace(): Promise<string> {
  const { bavail, bsize } = await statfs(home())
  const gigabytes = (bavail * bsize) / 1e9
  const says = `${gigabytes.toFixed(1)} GB free in ${home()}`
  return gigabytes >= 1 ? says : fail(says)
}

/** A new installation has none yet; an old one is a failure. */
async function ageOfBackup(): Promise<string> {
  const store = backupStore()
  const newest = await newestBackup(store)
  if (!newest) return `none in ${store.place} yet${makesBackups() ? '; the worker makes one each hour' : '; GALLEY_BACKUP is off'}`
  const age = Date.now() - newest.begunAt.getTime()
  const says = `the newest whole one in ${store.place} is ${newest.name}`
  return age > oldBackup && makesBackups() ? fail(`${says}: older than a day`) : says
}

async function versionOf(url: string): Promise<string> {
  const [row] = await asking(
    url,
    (client) => client`select version() as version, pg_size_pretty(pg_database_size(current_database())) as size`,
  )
  return `${String(row?.version).split(' on ')[0]}, ${row?.size}`
}

async function clockDifference(): Promise<string> {
  const before = Date.now()
  const [row] = await asking(databaseUrl(), (client) => client<{ now: Date }[]>`select now()`)
  const seconds = Math.round(Math.abs((row?.now.getTime() ?? 0) - (before + Date.now()) / 2) / 1000)
  return seconds <= 2
    ? 'this machine and Postgres agree'
    : fail(`the clocks of this machine and of Postgres differ by ${seconds} s; the clock of Postgres decides when something is published`)
}

/** The role of readers' pages must be able to read the views of the paper and nothing else, even with raw SQL. */
async function readerIsLimited(): Promise<string> {
  return asking(readerUrl(), async (client) => {
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

async function asking<Answer>(url: string, ask: (client: postgres.Sql) => PromiseLike<Answer>): Promise<Answer> {
  const client = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} })
  try {
    return await ask(client)
  } finally {
    await client.end({ timeout: 1 })
  }
}
