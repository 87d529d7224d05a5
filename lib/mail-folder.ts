import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { home } from './env.ts'

/** Where mail goes without a mail server: one .eml file a mail, for whoever runs Galley. */
export const mailFolder = (): string => join(home(), 'mail')

/** The folder keeps so many mails, the newest, for so many days. */
export const mostMails = 500
const keptDays = 30

/** Writes a mail to the folder. */
export async function keepMail(mail: Buffer): Promise<void> {
  await mkdir(mailFolder(), { recursive: true, mode: 0o700 })
  // Sortable by time.
  await writeFile(join(mailFolder(), `${v7()}.eml`), mail, { mode: 0o600 })
  for (const name of (await keptMails()).slice(0, -mostMails)) await rm(join(mailFolder(), name), { force: true })
}

/** Deletes the mails that are too old. */
export async function sweepMails(): Promise<void> {
  const since = Date.now() - keptDays * 24 * 60 * 60_000
  for (const name of await keptMails()) {
    const path = join(mailFolder(), name)
    const file = await stat(path).catch(() => null)
    if (file && file.mtimeMs < since) await rm(path, { force: true })
  }
}

/** Oldest first. */
export async function keptMails(): Promise<string[]> {
  const names = await readdir(mailFolder()).catch(() => [])
  return names.filter((name) => name.endsWith('.eml')).sort()
}
