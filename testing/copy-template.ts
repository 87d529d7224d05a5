import type postgres from 'postgres'

/**
 * Makes a copy of the migrated template with this name. Its files are copied as they are: page by page through Postgres' log, as it does by
 * itself, takes more than twice the processor time.
 */
export async function copyTemplate(admin: postgres.Sql, name: string): Promise<void> {
  const template = process.env.GALLEY_TEST_TEMPLATE
  if (!template) throw new Error('no database for tests: run `npm test`, or `npm test -- e2e/NAME.spec.ts` for one of them')
  await admin.unsafe(`create database ${name} template ${template} strategy file_copy`)
}
