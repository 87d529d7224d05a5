import type { Command } from 'commander'
import { databaseUrl } from '#lib/env.ts'
import { checkDatabase } from '#services/up/database-check.ts'
import { findDatabase } from './database.ts'
import { auditIsWhole } from './doctor/audit.ts'
import { ageOfBackup, backupPlace } from './doctor/backups.ts'
import { clockDifference, migrations, readerIsLimited, settings, versionOf, whatIsSealedOpens } from './doctor/database.ts'
import type { Finding } from './doctor/finding.ts'
import { edgesAreHeard, jobsAreDone, nothingIsTooOld } from './doctor/growth.ts'
import { environment, freeSpace, logsAreShort, nodeVersion, secretIsPrivate } from './doctor/machine.ts'
import { mailServerAnswers, noTemporaryFiles, picturesAreThere, siteAnswers } from './doctor/reach.ts'

type Check = [what: string, ask: () => Promise<string>]

/** What is looked at in any case. */
const first: Check[] = [
  ['node', () => nodeVersion()],
  ['environment', environment],
  ['disk', () => freeSpace()],
  ['logs', () => logsAreShort()],
  ['secret', secretIsPrivate],
  ['backup', () => ageOfBackup()],
  ['place of backups', backupPlace],
  ['temporary files', () => noTemporaryFiles()],
  ['mail', mailServerAnswers],
]
/** What needs a database, of any version. */
const withDatabase: Check[] = [
  ['settings', settings],
  ['clock', () => clockDifference()],
  ['readers’ role', () => readerIsLimited()],
]
/** What needs the tables of this version. */
const withTables: Check[] = [
  ['sealed texts', whatIsSealedOpens],
  ['pictures', picturesAreThere],
  ['edges', edgesAreHeard],
  ['jobs', jobsAreDone],
  ['size and age', nothingIsTooOld],
  ['site', () => siteAnswers()],
  ['audit', auditIsWhole],
]

/** Every line that the doctor may say, in this order. */
export const lines: readonly string[] = [...first, ['database'], ...withDatabase, ['migrations'], ...withTables].map(([what]) => `${what}`)

/** `galley doctor`: checks this installation, one line per check, and exits with 1 when a check fails. Changes nothing. */
export function registerDoctor(program: Command): void {
  program
    .command('doctor')
    .description(
      'check this installation: what is too large, too old, not reachable or wrongly set; changes nothing; exits with 1 when a check fails',
    )
    .option('--json', 'print as JSON')
    .action(async ({ json }: { json?: true }) => {
      const findings: Finding[] = []
      const leave = await examine(findings)
      await leave()
      if (json) console.log(JSON.stringify(findings))
      else for (const { ok, what, says } of findings) console.log(`${ok ? 'ok ' : 'BAD'}  ${what.padEnd(16)} ${says}`)
      if (findings.some(({ ok }) => !ok)) process.exitCode = 1
    })
}

/** Each group needs the ones before it, so the checks end at the first failure of the database. */
async function examine(findings: Finding[]): Promise<() => Promise<void>> {
  const examineOne = async ([what, ask]: Check): Promise<boolean> => {
    try {
      findings.push({ what, ok: true, says: await ask() })
      return true
    } catch (error) {
      findings.push({ what, ok: false, says: error instanceof Error ? error.message : String(error) })
      return false
    }
  }
  let leave = async () => {}
  for (const check of first) await examineOne(check)
  const connect = async () => {
    leave = await findDatabase()
    await checkDatabase(databaseUrl())
    return versionOf(databaseUrl())
  }
  if (!(await examineOne(['database', connect]))) return leave
  for (const check of withDatabase) await examineOne(check)
  if (await examineOne(['migrations', migrations])) for (const check of withTables) await examineOne(check)
  return leave
}
