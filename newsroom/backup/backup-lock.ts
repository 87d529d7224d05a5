import postgres from 'postgres'
import { withoutDelay } from '#db/without-delay.ts'
import { BackupProblem } from './backup-problem.ts'

/**
 * Opens one connection and takes the lock of backups in it, so that never two run on one newsroom. Whoever dies gives it back. The
 * connection lives as long as the work: no limit of its age.
 */
export async function openLocked(url: string): Promise<postgres.Sql> {
  const client = postgres(url, {
    ...withoutDelay(url),
    max: 1,
    max_lifetime: null,
    onnotice: () => {},
    connection: { application_name: 'galley-backup' },
  })
  try {
    const [row] = await client<{ mine: boolean }[]>`select pg_try_advisory_lock(71, 4) as mine`
    if (!row?.mine) throw new BackupProblem('Another backup of this newsroom, or a restore into it, is running: wait until it has ended.')
    return client
  } catch (error) {
    await client.end({ timeout: 1 })
    throw error
  }
}

/**
 * Runs `work` in a transaction and closes the connection when it fails: a COPY that ends in the middle leaves a connection on which a
 * ROLLBACK would wait for ever. Postgres rolls back by itself.
 */
export async function inTransaction<Result>(
  client: postgres.Sql,
  mode: string,
  work: (tx: postgres.TransactionSql) => Promise<Result>,
): Promise<Result> {
  const failures: unknown[] = []
  const run = async (tx: postgres.TransactionSql) => {
    try {
      return { result: await work(tx) }
    } catch (error) {
      failures.push(error)
      await client.end({ timeout: 0 })
      throw error
    }
  }
  return client.begin(mode, run).then(
    ({ result }) => result,
    (error) => {
      throw failures[0] ?? error
    },
  )
}
