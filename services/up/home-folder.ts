import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart } from './cannot-start.ts'

/** Creates GALLEY_HOME and checks that it is writable. Throws CannotStart with one sentence if not. */
export function openHome(home: string): void {
  const probe = join(home, `.probe-${process.pid}`)
  try {
    mkdirSync(home, { recursive: true })
    closeSync(openSync(probe, 'w', 0o600))
    rmSync(probe)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error) // errors of node:fs have a code
    if (code === 'ENOSPC') throw explainFull(home, 0)
    throw new CannotStart(
      `The folder ${home} cannot be written (${code}): give it to the user that runs Galley, or set GALLEY_HOME to a folder that is theirs.`,
    )
  }
}

/** Bytes that a start needs: Postgres allocates its write-ahead log in segments of 16 MB. */
const leastRoom = 64_000_000

/** Throws CannotStart when the disk that holds GALLEY_HOME is too full to start. */
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

/** Writes a file atomically, readable only by its owner. */
export function keep(path: string, text: string): void {
  const newPath = `${path}.${process.pid}.new`
  rmSync(newPath, { force: true })
  const file = openSync(newPath, 'wx', 0o600)
  writeSync(file, text)
  closeSync(file)
  renameSync(newPath, path)
}

export function readKept<Shape>(path: string): Shape | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Shape // a file that `keep` wrote
  } catch {
    return null
  }
}

/** The secret of this installation, generated at the first start. */
export function readOrMakeSecret(path: string): string {
  if (!existsSync(path)) keep(path, `${randomBytes(32).toString('base64url')}\n`)
  return readFileSync(path, 'utf8').trim()
}
