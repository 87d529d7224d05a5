import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import type { Decrypter } from 'age-encryption'
import type { Command } from 'commander'
import { backupPassphrase } from '#lib/env.ts'
import { BackupProblem } from '#newsroom/backup/backup-problem.ts'
import { makeIdentityFile, readIdentities } from '#newsroom/backup/identity-file.ts'

/** `galley backup-key FILE` makes the key that opens backups. Galley itself needs only the public key that it prints. */
export function registerBackupKey(program: Command): void {
  program
    .command('backup-key <file>')
    .description('make a key for encrypted backups in a new file, and print its public key for GALLEY_BACKUP_RECIPIENTS')
    .option('--passphrase', 'encrypt the file with a passphrase (asked, or GALLEY_BACKUP_PASSPHRASE)')
    .action(async (file: string, { passphrase }: { passphrase?: true }) => {
      const recipient = await makeIdentityFile(file, passphrase ? await askPassphrase() : undefined)
      console.log(`GALLEY_BACKUP_RECIPIENTS=${recipient}`)
      console.log(`${file} opens the backups. Keep it away from this machine, and twice: without it they are lost.`)
    })
}

/** The keys of a file, for opening encrypted backups; null where no file is given. */
export async function openKeys(file: string | undefined): Promise<Decrypter | null> {
  return file === undefined ? null : readIdentities(file, askPassphrase)
}

/** From the environment, otherwise typed without being shown. */
async function askPassphrase(): Promise<string> {
  const given = backupPassphrase()
  if (given) return given
  if (!process.stdin.isTTY) throw new BackupProblem('The file of the key needs its passphrase: set GALLEY_BACKUP_PASSPHRASE.')
  process.stderr.write('Passphrase of the key: ')
  const asking = createInterface({
    input: process.stdin,
    output: new Writable({ write: (_chunk, _encoding, pass) => pass() }),
    terminal: true,
  })
  try {
    return await asking.question('')
  } finally {
    asking.close()
    process.stderr.write('\n')
  }
}
