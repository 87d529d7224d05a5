import { lt, sql } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { notices } from '#db/schema/notices.ts'
import { sweepMails } from '#lib/mail-folder.ts'

/** Deletes notices after half a year, and the mails in the folder of a newsroom without a mail server. */
export async function sweepNotices(): Promise<void> {
  await database().delete(notices).where(lt(notices.createdAt, sql`now() - interval '180 days'`))
  await sweepMails()
}
