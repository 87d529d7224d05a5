import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { CannotStart } from './cannot-start.ts'
import { follow, type Hear } from './log.ts'
import { root } from './supervise.ts'

/**
 * Runs one step of the start in a process of its own, so that the supervisor, which runs for months, does not keep what only the start
 * needs. Resolves to its output; with `hear`, the output goes there line by line instead. Rejects with CannotStart and what the step wrote
 * to stderr.
 */
export function step(program: string, args: readonly string[] = [], hear?: Hear): Promise<string> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [join(root, 'services', 'up', program), ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const said: Buffer[] = []
    const wrong: Buffer[] = []
    if (hear) follow('up', hear, child.stdout)
    else child.stdout.on('data', (piece: Buffer) => said.push(piece))
    child.stderr.on('data', (piece: Buffer) => wrong.push(piece))
    const stop = () => child.kill()
    process.once('exit', stop)
    child.once('error', failed)
    child.once('close', (code) => {
      process.off('exit', stop)
      if (code === 0) done(Buffer.concat(said).toString())
      else failed(new CannotStart(Buffer.concat(wrong).toString().trim() || `${program} ended with ${code}.`))
    })
  })
}
