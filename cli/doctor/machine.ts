import { stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { environmentProblems, home, secretFile } from '#lib/env.ts'
import { edgeProblem } from '#services/edge/settings.ts'
import { fail } from './finding.ts'

export async function nodeVersion(version = process.versions.node): Promise<string> {
  return Number.parseInt(version, 10) >= 24 ? version : fail(`${version} is too old: run it by npm`)
}

export async function environment(): Promise<string> {
  const problems = environmentProblems().join(' ') || edgeProblem()
  return problems ? fail(problems) : 'every value is valid'
}

/** Postgres stops when the disk is full. One gigabyte is the warning threshold. */
export async function freeSpace(least = 1e9): Promise<string> {
  const { bavail, bsize } = await statfs(home())
  const bytes = bavail * bsize
  const says = `${(bytes / 1e9).toFixed(1)} GB free in ${home()}`
  return bytes >= least ? says : fail(`${says}: make room before Postgres stops`)
}

/** The log of the embedded Postgres begins anew only at a start of Galley, when it is larger than 1 MB. */
export async function logsAreShort(most = 100e6): Promise<string> {
  const { size } = (await stat(join(home(), 'postgres.log')).catch(() => null)) ?? { size: 0 }
  const says = `postgres.log has ${(size / 1e6).toFixed(1)} MB`
  return size <= most ? says : fail(`${says}: read why, and start Galley anew`)
}

/** Whoever reads the secret can sign in as anybody. */
export async function secretIsPrivate(): Promise<string> {
  if (process.env.GALLEY_SECRET) return 'is in the environment'
  const found = await stat(secretFile()).catch(() => null)
  if (!found) return 'is made at the first start'
  return (found.mode & 0o077) === 0 ? 'is for its owner alone' : fail(`others may read ${secretFile()}: chmod 600`)
}
