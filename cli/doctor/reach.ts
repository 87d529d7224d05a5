import { constants } from 'node:fs'
import { access, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { desc } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { media } from '#db/schema/media.ts'
import { home, objectStore, publicUrl, sendsOutward } from '#lib/env.ts'
import { checkMailServer, sendsMail } from '#lib/mail.ts'
import { keptMails, mostMails } from '#lib/mail-folder.ts'
import { isWorkerRunning } from '#newsroom/health/is-worker-running.ts'
import { storage } from '#newsroom/media/configured-storage.ts'
import { originalKey } from '#newsroom/media/storage-keys.ts'
import { oldTemporaryFiles } from '#newsroom/media/sweep-temporary-files.ts'
import { fail } from './finding.ts'

/** How many of the newest pictures are looked for. */
const looked = 20

/** Whether the pictures can be read and written: the newest ones must have their original. */
export async function picturesAreThere(): Promise<string> {
  const bucket = objectStore()
  const place = bucket ? `the bucket ${bucket.bucket}` : join(home(), 'media')
  if (!bucket) {
    await mkdir(place, { recursive: true, mode: 0o700 })
    await access(place, constants.W_OK).catch(() => fail(`${place} cannot be written: correct its owner`))
  }
  const newest = await database().select({ hash: media.hash }).from(media).orderBy(desc(media.createdAt)).limit(looked)
  const missing: string[] = []
  for (const { hash } of newest) {
    const file = await storage().open(originalKey(hash))
    if (file) await file.stream.cancel()
    else missing.push(originalKey(hash))
  }
  if (newest.length === 0) for await (const _ of storage().list('')) break // a bucket that does not answer throws
  return missing.length === 0 ? `the newest ${newest.length} are in ${place}` : fail(`missing in ${place}: ${missing.join(', ')}`)
}

export async function mailServerAnswers(): Promise<string> {
  if (!sendsMail())
    return `${sendsOutward() ? 'no SMTP_URL' : 'GALLEY_OUTWARD is off'}: mail goes into GALLEY_HOME/mail, the newest ${mostMails} (${(await keptMails()).length} now)`
  await checkMailServer().catch((error: Error) => fail(`the mail server of SMTP_URL does not take us: ${error.message}`))
  return 'the mail server of SMTP_URL answers'
}

/** Whether readers get a page at PUBLIC_URL, where Galley runs. */
export async function siteAnswers(patience = 5_000): Promise<string> {
  if (!(await isWorkerRunning())) return 'Galley does not run, so nobody was asked'
  const url = publicUrl()
  const response = await fetch(url, { signal: AbortSignal.timeout(patience) }).catch((error: Error & { cause?: Error }) =>
    fail(`${url} cannot be reached (${error.cause?.message || error.message}): correct PUBLIC_URL, or what stands before Galley`),
  )
  await response.body?.cancel()
  return response.status < 400 ? `${url} answers` : fail(`${url} answers ${response.status}`)
}

/** Temporary files that the nightly sweep should have deleted. */
export async function noTemporaryFiles(folder = tmpdir()): Promise<string> {
  const names = await oldTemporaryFiles(2 * 24 * 3_600_000, folder)
  if (names.length === 0) return `none of ours in ${folder} is old`
  return fail(`${names.length} in ${folder} are older than two days: does the worker run?`)
}
