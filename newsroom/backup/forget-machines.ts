import type postgres from 'postgres'

/** What was under way on the machines of the backup, and ended with them. */
export type Forgotten = Record<'edges' | 'sessions' | 'links' | 'mails' | 'deliveries' | 'looks' | 'imports', number>

/** The tables in which a restored newsroom differs from its backup because of that. */
export const tablesOfMachines: readonly string[] = [
  'edges',
  'sessions',
  'one_time_links',
  'notices',
  'webhook_deliveries',
  'outside_checks',
  'import_runs',
]

const problemOfImport = 'the newsroom was restored from a backup, which has no files of imports: bring this one in again'
const problemOfDelivery = 'not sent: the newsroom was restored from a backup'

/**
 * For the end of a restore: ends what the machines of the backup had begun, so that nothing waits for one that is gone, nothing is sent that they
 * may have sent since, and no session or link works again that was ended since. For a newsroom of this version; a second time changes nothing.
 */
export async function forgetMachines(client: postgres.Sql): Promise<Forgotten> {
  return client.begin(async (tx) => {
    const count = async (rows: PromiseLike<{ count: number }>) => (await rows).count
    return {
      // A takedown would wait for them.
      edges: await count(tx`delete from edges`),
      sessions: await count(tx`update sessions set revoked_at = now() where revoked_at is null and expires_at > now()`),
      // An invitation is still the way in for who has not joined.
      links: await count(tx`
        delete from one_time_links using people
        where people.id = person_id and people.joined_at is not null and used_at is null`),
      // Who wanted it by mail alone finds it in the desk.
      mails: await count(tx`update notices set mail = 'dropped', mail_at = now(), is_listed = true where mail in ('waiting', 'sending')`),
      // Their jobs are not in the backup. Each can be sent again by hand.
      deliveries: await count(tx`update webhook_deliveries set state = 'failed', answer = ${problemOfDelivery} where state = 'waiting'`),
      looks: await count(tx`delete from outside_checks where ended_at is null`),
      imports: await count(tx`
        update import_runs set state = 'failed', problem = ${problemOfImport}, is_stop_asked = false, ended_at = now()
        where state not in ('done', 'failed')`),
    }
  })
}

/** What numbers the changes, as `differingTables` names it. */
export const sequenceOfChanges = 'sequence outbox_id_seq'

/**
 * Numbers the changes to come by the clock, in milliseconds: far above the ids that the newsroom gave since the backup, and those of another
 * restore. An open page that has seen these would take a change with one of them for an old one, a takedown, too.
 */
export async function skipLostIds(client: postgres.Sql): Promise<void> {
  await client`
    select setval('outbox_id_seq', greatest(last_value + 1, (extract(epoch from clock_timestamp()) * 1000)::bigint), false) from outbox_id_seq`
}

/** Whether no change was made since `skipLostIds`. */
export async function isUnchanged(client: postgres.Sql): Promise<boolean> {
  const [row] = await client<{ isCalled: boolean }[]>`select is_called as "isCalled" from outbox_id_seq`
  return row?.isCalled === false
}
