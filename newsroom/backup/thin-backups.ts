import { type BackupStore, keyOfPicture, picturesFolder } from './backup-store.ts'
import { keptPictures } from './kept-pictures.ts'
import { type Backup, listBackups } from './list-backups.ts'
import { storedOf } from './manifest.ts'

/** For how many hours, days and weeks the last backup of each is kept. */
export const keptFor = { hours: 24, days: 14, weeks: 8 }

const hour = 3_600_000
const day = 24 * hour
const week = 7 * day
/** Weeks begin on Monday; the epoch was a Thursday. */
const weekOf = (time: Date) => Math.floor((time.getTime() - 4 * day) / week)

/**
 * Which backups stay: of each of the last 24 hours, 14 days and 8 weeks (UTC) that have one, the newest. Periods without a backup do not
 * count, so a newsroom that was switched off keeps its old backups.
 */
export function namesToKeep(backups: readonly { name: string; begunAt: Date }[], kept = keptFor): Set<string> {
  const newestFirst = [...backups].sort((one, other) => other.begunAt.getTime() - one.begunAt.getTime())
  const keep = new Set<string>()
  const periods: [number, (time: Date) => number][] = [
    [kept.hours, (time) => Math.floor(time.getTime() / hour)],
    [kept.days, (time) => Math.floor(time.getTime() / day)],
    [kept.weeks, weekOf],
  ]
  for (const [most, periodOf] of periods) {
    const seen = new Set<number>()
    for (const { name, begunAt } of newestFirst) {
      const period = periodOf(begunAt)
      if (seen.has(period)) continue
      if (seen.size === most) break
      seen.add(period)
      keep.add(name)
    }
  }
  return keep
}

/** What is younger may belong to a backup that runs. */
const surelyLeft = day

/**
 * Deletes the backups that are too many, unfinished ones that are older than a day, and pictures that no backup names. A damaged backup stays:
 * somebody may save something of it.
 */
export async function thinBackups(store: BackupStore, nowAt = Date.now()): Promise<{ backups: number; pictures: number }> {
  const all = await listBackups(store)
  const keep = namesToKeep(all.filter(({ state }) => state === 'whole'))
  const isOver = ({ name, state, begunAt }: Backup) =>
    (state === 'whole' && !keep.has(name)) || (state === 'unfinished' && nowAt - begunAt.getTime() > surelyLeft)
  const over = all.filter(isOver)
  for (const { name } of over) await removeBackup(store, name)
  const pictures =
    over.length > 0
      ? await sweepPictures(
          store,
          all.filter((each) => !isOver(each)),
          nowAt,
        )
      : 0
  return { backups: over.length, pictures }
}

/** The manifest goes first: what is half deleted is unfinished, and never restored. */
async function removeBackup({ files }: BackupStore, name: string): Promise<void> {
  await files.remove(`${name}/manifest.json`)
  for await (const { key } of files.list(name)) await files.remove(key)
  await files.removeFolder(name)
}

async function sweepPictures({ files }: BackupStore, kept: readonly Backup[], nowAt: number): Promise<number> {
  // A damaged manifest may name pictures that only it has: then nothing is deleted.
  if (kept.some(({ state }) => state === 'damaged')) return 0
  const named = new Set<string>()
  for (const backup of kept) {
    if (backup.state !== 'whole') continue
    for await (const picture of keptPictures(files, backup.name, backup.manifest)) named.add(keyOfPicture(storedOf(picture).sha256))
  }
  let swept = 0
  for await (const { key, changedAt } of files.list(picturesFolder)) {
    if (named.has(key) || nowAt - changedAt.getTime() < surelyLeft) continue
    await files.remove(key)
    swept += 1
  }
  return swept
}
