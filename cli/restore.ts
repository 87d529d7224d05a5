import { basename, dirname } from 'node:path'
import type { Command } from 'commander'
import type { Forgotten } from '#newsroom/backup/forget-machines.ts'
import { restoreBackup } from '#newsroom/backup/restore-backup.ts'
import { number, openStore, showPhases, withDatabase } from './backup.ts'
import { openKeys } from './backup-key.ts'

/** `galley restore NAME` restores a backup into an empty newsroom, of this version of Galley or an older one. */
export function registerRestore(program: Command): void {
  program
    .command('restore <backup>')
    .description('restore a backup into an empty newsroom: its name, or the path of its folder')
    .option('--from <place>', 'the folder or s3://BUCKET/FOLDER that has it (default: GALLEY_BACKUP_TO, otherwise backups in GALLEY_HOME)')
    .option('--identity <file>', 'the file of the key that opens an encrypted backup')
    .option('--json', 'print the result as JSON, and nothing else')
    .action(async (backup: string, { from, identity, json }: { from?: string; identity?: string; json?: true }) => {
      const store = openStore(from ?? (backup.includes('/') ? dirname(backup) : undefined), await openKeys(identity))
      await withDatabase((url) => restoreNow(url, store, basename(backup), json))
    })
}

async function restoreNow(url: string, store: ReturnType<typeof openStore>, name: string, json?: true): Promise<void> {
  const began = performance.now()
  const { shown, heard } = showPhases(json)
  const { manifest, picturesPut, picturesMissing, rowsWereThere, forgotten, unreadable } = await restoreBackup(url, store, name, heard)
  shown()
  if (picturesMissing.length > 0) process.exitCode = 1
  const seconds = Math.round((performance.now() - began) / 100) / 10
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  if (json) return console.log(JSON.stringify({ name, rows, picturesPut, picturesMissing, rowsWereThere, forgotten, unreadable, seconds }))
  console.log(
    rowsWereThere
      ? `The rows of ${name} were there already.`
      : `${number(rows)} rows of ${manifest.tables.length} tables are restored from ${name}.`,
  )
  console.log(`${number(picturesPut)} files of pictures were put back, in ${seconds} s together.`)
  for (const line of sayForgotten(forgotten)) console.log(`  ended with the old machines, ${line}`)
  for (const key of picturesMissing) console.error(`  missing or damaged in the backup: the file of a picture ${key}`)
  if (picturesMissing.length > 0)
    console.error('  Stories show these pictures as missing. If you have the files elsewhere, put them into the media folder.')
  if (manifest.recipients.length > 0 && store.recipients.length === 0)
    console.error(`The backups of this machine would not be encrypted: set GALLEY_BACKUP_RECIPIENTS=${manifest.recipients.join(',')}`)
  if (unreadable.apps + unreadable.webhooks > 0) console.error(sayUnreadable(unreadable))
  else
    console.log(
      'Now start Galley. If this is a copy, for a drill, start it with GALLEY_OUTWARD=off: it then sends no mail and tells no other program.',
    )
}

function sayForgotten(forgotten: Forgotten): string[] {
  const words: Record<keyof Forgotten, string> = {
    edges: 'edges, for which a takedown would have waited',
    sessions: 'sessions, so that everybody signs in again',
    links: 'links for signing in once',
    mails: 'notices that waited to be mailed, which are in the desk',
    deliveries: 'messages to webhooks, which can be sent again under Programs',
    looks: 'looks from outside at a change',
    imports: 'imports, whose files are to be brought in again',
  }
  return (Object.keys(words) as (keyof Forgotten)[]).flatMap((what) =>
    forgotten[what] > 0 ? [`${words[what]}: ${number(forgotten[what])}`] : [],
  )
}

const sayUnreadable = ({ apps, webhooks }: { apps: number; webhooks: number }): string =>
  `The secret here is not the old newsroom's, and does not open what that one sealed (apps for codes: ${number(apps)}, webhooks: ${number(webhooks)}). Put your copy of the file secret into GALLEY_HOME (or GALLEY_SECRET) before you start Galley. If it is lost, an admin resets the second factor of these people, and adds these webhooks again.`
