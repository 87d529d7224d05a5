import postgres from 'postgres'
import { CannotStart } from './cannot-start.ts'

export const oldestPostgres = 16

/** Throws CannotStart with one sentence when Galley cannot use this database. The sentence never contains the password. */
export async function checkDatabase(url: string): Promise<void> {
  const client = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} })
  try {
    const [server] = await client<{ version: string; encoding: string }[]>`
      select current_setting('server_version') as version, current_setting('server_encoding') as encoding`
    const problem = server && serverProblem(server)
    if (problem) throw new CannotStart(problem)
  } catch (error) {
    throw error instanceof CannotStart ? error : new CannotStart(explain(error as Error & { code?: string }, new URL(url))) // errors of the driver and of Postgres carry a code
  } finally {
    await client.end({ timeout: 1 })
  }
}

/** What is wrong with a Postgres that answers, or null. */
export function serverProblem({ version, encoding }: { version: string; encoding: string }): string | null {
  if (Number.parseInt(version, 10) < oldestPostgres)
    return `The Postgres of DATABASE_URL is ${version}: Galley needs ${oldestPostgres} or newer.`
  if (encoding !== 'UTF8') return `The database of DATABASE_URL is encoded in ${encoding}: make it with \`createdb --encoding=UTF8\`.`
  return null
}

function explain(error: Error & { code?: string }, url: URL): string {
  const place = `${url.hostname}:${url.port || 5432}`
  const name = decodeURIComponent(url.pathname.slice(1))
  const known: Record<string, string> = {
    ECONNREFUSED: `nobody answers at ${place}: start Postgres there, or correct the address`,
    ENOTFOUND: `there is no host named ${url.hostname}: correct the address`,
    EAI_AGAIN: `the name ${url.hostname} cannot be looked up now: correct the address, or try again`,
    CONNECT_TIMEOUT: `${place} did not answer within ten seconds: check the address and the firewall`,
    '28P01': `Postgres at ${place} refuses the password of ${url.username}: correct it`,
    '28000': `Postgres at ${place} does not let ${url.username} in: correct the user, or pg_hba.conf`,
    '3D000': `there is no database "${name}" at ${place}: make it with \`createdb ${name}\`, or correct the name`,
  }
  return `DATABASE_URL does not lead to a database: ${known[error.code ?? ''] ?? error.message}.`
}
