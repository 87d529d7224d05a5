import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart } from './cannot-start.ts'

/** Makes GALLEY_HOME and shows that we can write into it; one sentence when we cannot. */
export function openHome(home: string): void {
  const probe = join(home, `.probe-${process.pid}`)
  try {
    mkdirSync(home, { recursive: true })
    closeSync(openSync(probe, 'w', 0o600))
    rmSync(probe)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error) // errors of node:fs carry a code
    if (code === 'ENOSPC') throw explainFull(home, 0)
    throw new CannotStart(
      `The folder ${home} cannot be written (${code}): give it to the user that runs Galley, or set GALLEY_HOME to a folder that is theirs.`,
    )
  }
}

/** Bytes that a start needs: Postgres writes its log ahead, 16 MB at a time. */
const leastRoom = 64_000_000

/** One sentence when the disk under GALLEY_HOME has no room to start on. */
export function refuseFullDisk(home: string, room = roomIn(home)): void {
  if (room < leastRoom) throw explainFull(home, room)
}

const explainFull = (home: string, room: number) =>
  new CannotStart(
    `The disk that holds ${home} is full (${Math.floor(room / 1e6)} MB are free): make ${leastRoom / 1e6} MB free, or set GALLEY_HOME to a folder on another disk.`,
  )

function roomIn(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

/** Writes a file that others cannot read, whole or not at all. */
export function keep(path: string, text: string): void {
  const made = `${path}.${process.pid}.new`
  rmSync(made, { force: true })
  const file = openSync(made, 'wx', 0o600)
  writeSync(file, text)
  closeSync(file)
  renameSync(made, path)
}

export function readKept<Shape>(path: string): Shape | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Shape // our own file, written by `keep`
  } catch {
    return null
  }
}

/** The secret of this installation, made on the first start. */
export function readOrMakeSecret(path: string): string {
  if (!existsSync(path)) keep(path, `${randomBytes(32).toString('base64url')}\n`)
  return readFileSync(path, 'utf8').trim()
}
