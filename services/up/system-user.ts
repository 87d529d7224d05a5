import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { CannotStart } from './cannot-start.ts'

/** A user of the machine by its ids. */
export type SystemUser = { uid: number; gid: number }

/**
 * The user that Postgres runs as; null means the current user. Postgres refuses to run as root, so root runs it as the system user
 * `postgres`, which is created when missing.
 */
export function postgresUser(): SystemUser | null {
  if (process.getuid?.() !== 0) return null
  return findUser('postgres') ?? makeUser('postgres') ?? findUser('nobody') ?? noUser()
}

/** Whether the user may enter every folder on this path, by mode bits. For a missing path the nearest existing folder counts. */
export function canReach(user: SystemUser, path: string): boolean {
  if (!existsSync(path)) return canReach(user, dirname(path))
  if (!mayEnter(user, path)) return false
  return dirname(path) === path || canReach(user, dirname(path))
}

function mayEnter({ uid, gid }: SystemUser, folder: string): boolean {
  const stats = statSync(folder)
  const bit = stats.uid === uid ? 0o100 : stats.gid === gid ? 0o010 : 0o001
  return (stats.mode & bit) !== 0
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
