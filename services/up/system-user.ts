import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { CannotStart } from './cannot-start.ts'

/** A user of the machine, as the kernel knows them. */
export type SystemUser = { uid: number; gid: number }

/**
 * Whom Postgres runs as: null for "as we are". It refuses to run as root, so root hands it to the machine's `postgres`, who
 * is made when missing.
 */
export function postgresUser(): SystemUser | null {
  if (process.getuid?.() !== 0) return null
  return findUser('postgres') ?? makeUser('postgres') ?? findUser('nobody') ?? noUser()
}

/** Whether the user may pass through every folder down to this one; decided by mode bits, the nearest existing folder counts. */
export function canReach(user: SystemUser, path: string): boolean {
  if (!existsSync(path)) return canReach(user, dirname(path))
  if (!mayEnter(user, path)) return false
  return dirname(path) === path || canReach(user, dirname(path))
}

function mayEnter({ uid, gid }: SystemUser, folder: string): boolean {
  const found = statSync(folder)
  const bit = found.uid === uid ? 0o100 : found.gid === gid ? 0o010 : 0o001
  return (found.mode & bit) !== 0
}

function findUser(name: string): SystemUser | null {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((each) => each.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null
}

function makeUser(name: string): SystemUser | null {
  spawnSync('useradd', [
    '--system',
    '--user-group',
    '--shell',
    '/usr/sbin/nologin',
    '--home-dir',
    '/var/lib/galley',
    '--no-create-home',
    name,
  ])
  return findUser(name)
}

function noUser(): never {
  throw new CannotStart(
    'Postgres will not run as root, and no user "postgres" could be made: start Galley as an ordinary user, or set DATABASE_URL.',
  )
}
