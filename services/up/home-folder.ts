import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
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
    throw new CannotStart(
      `The folder ${home} cannot be written (${code}): give it to the user that runs Galley, or set GALLEY_HOME to a folder that is theirs.`,
    )
  }
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

export function kept<Shape>(path: string): Shape | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Shape // our own file, written by `keep`
  } catch {
    return null
  }
}

/** The secret of this installation, made on the first start. */
export function keptSecret(path: string): string {
  if (!existsSync(path)) keep(path, `${randomBytes(32).toString('base64url')}\n`)
  return readFileSync(path, 'utf8').trim()
}
