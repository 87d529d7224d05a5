import type { FileStore } from '#newsroom/media/file-store.ts'
import { BackupProblem, takeAnother } from './backup-problem.ts'
import { type BackupStore, picturesFolder, timeOf } from './backup-store.ts'
import { type Manifest, manifestFile, readManifest } from './manifest.ts'

/** A backup in its store: `unfinished` has no manifest, and `damaged` has one that is not as it was written. */
export type Backup = { name: string; begunAt: Date } & ({ state: 'whole'; manifest: Manifest } | { state: 'unfinished' | 'damaged' })

/** All backups, newest first. */
export async function listBackups({ files }: Pick<BackupStore, 'files'>): Promise<Backup[]> {
  const backups: Backup[] = []
  for (const name of await names(files)) {
    const begunAt = timeOf(name)
    if (begunAt) backups.push({ name, begunAt, ...(await stateOf(files, name)) })
  }
  return backups.sort((one, other) => other.begunAt.getTime() - one.begunAt.getTime())
}

/** The newest whole backup; null when there is none. Reads only as many manifests as it must. */
export async function newestBackup({
  files,
}: Pick<BackupStore, 'files'>): Promise<{ name: string; begunAt: Date; manifest: Manifest } | null> {
  for (const name of (await names(files)).sort().reverse()) {
    const begunAt = timeOf(name)
    const found = begunAt && (await stateOf(files, name))
    if (begunAt && found && 'manifest' in found) return { name, begunAt, manifest: found.manifest }
  }
  return null
}

/** The manifest of a named backup. Refuses with words what cannot be used. */
export async function findBackup({ files, place }: BackupStore, name: string): Promise<Manifest> {
  const found = await stateOf(files, name)
  if ('manifest' in found) return found.manifest
  if (found.state === 'damaged')
    throw new BackupProblem(`The backup ${name} is damaged: its manifest is not as it was written. ${takeAnother}`)
  const isThere = (await names(files)).includes(name)
  throw new BackupProblem(
    isThere
      ? `The backup ${name} is unfinished: it has no manifest, so it cannot be used. ${takeAnother}`
      : `There is no backup ${name} in ${place}: see \`galley backups --from PLACE\`.`,
  )
}

async function stateOf(
  files: FileStore,
  name: string,
): Promise<{ state: 'whole'; manifest: Manifest } | { state: 'unfinished' | 'damaged' }> {
  const bytes = await files.get(`${name}/${manifestFile}`)
  if (bytes === null) return { state: 'unfinished' }
  const manifest = readManifest(bytes)
  return manifest ? { state: 'whole', manifest } : { state: 'damaged' }
}

/** The folders of the store that are named like backups. */
async function names(files: FileStore): Promise<string[]> {
  return (await files.folders()).filter((name) => name !== picturesFolder && timeOf(name) !== null)
}
