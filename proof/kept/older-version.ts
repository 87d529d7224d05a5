import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { root } from '#services/up/supervise.ts'

const run = promisify(execFile)

/** An older commit of Galley in a folder of its own, built, with the packages that its lock file names. */
export class OlderVersion {
  readonly folder: string

  private constructor(folder: string) {
    this.folder = folder
  }

  static async checkOut(commit: string): Promise<OlderVersion> {
    const folder = join(mkdtempSync(join(tmpdir(), 'galley-older-')), 'galley')
    const version = new OlderVersion(folder)
    await run('git', ['worktree', 'add', '--detach', folder, commit], { cwd: root })
    // Turbopack reads nothing outside the folder, so that a link is not enough.
    if (hasPackagesOf(folder)) cpSync(join(root, 'node_modules'), join(folder, 'node_modules'), { recursive: true, verbatimSymlinks: true })
    else await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder })
    await run('npm', ['run', 'build'], { cwd: folder, env: { ...process.env, GALLEY_DIST: '.next' } })
    return version
  }

  async remove(): Promise<void> {
    await run('git', ['worktree', 'remove', '--force', this.folder], { cwd: root })
    rmSync(dirname(this.folder), { recursive: true, force: true })
  }

  /** Runs one of its programs to the end, with this process' environment. */
  async run(program: string): Promise<void> {
    await run(process.execPath, [program], { cwd: this.folder })
  }
}

/** Whether this version has each package of the older one, in the same version: then its node_modules serve both. */
function hasPackagesOf(folder: string): boolean {
  const [here, there] = [packagesOf(root), packagesOf(folder)]
  return Object.entries(there).every(([name, { version }]) => name === '' || here[name]?.version === version)
}

const packagesOf = (folder: string): Record<string, { version?: string }> =>
  JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')).packages // npm's format, lockfileVersion 3
