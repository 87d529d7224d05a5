/**
 * Lets a process live on when Postgres ends just as a connection to it opens. There the driver first asks for the types of arrays and drops
 * the promise of the answer, so that its failure would end the process, although the query that wanted the connection reports the same
 * (porsager/postgres, issue 1192). Everything else that nobody catches ends the process as before. Web needs no call: Next goes on by itself.
 */
export function outlivePostgres(): void {
  process.on('unhandledRejection', (reason) => {
    if (!isOfArrayTypes(reason)) throw reason
  })
}

/** The driver puts its query into the error. */
export const isOfArrayTypes = (reason: unknown): boolean => String(Object(reason).query).includes('from pg_catalog.pg_type a')
