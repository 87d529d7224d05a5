import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { join } from 'node:path'
import { root } from '#services/up/supervise.ts'
import { countCrash, nothing, type Tally } from './tally.ts'

const running = new Set<ReturnType<typeof spawn>>()
process.on('exit', () => {
  for (const child of running) child.kill('SIGTERM')
})

type Way = {
  environment?: Record<string, string>
  /** It takes the processor time that others leave, and its output is shown at its end. */
  isBeside?: boolean
}

/** Runs a program of node_modules/.bin (or a file with its extension) with this Node and shows its output. Resolves to its exit code. */
export function runTool(program: string, args: string[], { environment = {}, isBeside = false }: Way = {}): Promise<number> {
  return new Promise((ended) => {
    const [command, first] = /\.[cm]?[jt]s$/.test(program)
      ? [process.execPath, [program]]
      : [join(root, 'node_modules', '.bin', program), []]
    const child = spawn(command, [...first, ...args], {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: isBeside ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    })
    running.add(child)
    const said: Buffer[] = []
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece: Buffer) => said.push(piece))
    if (isBeside && child.pid) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL)
    child.once('error', (error) => {
      console.error(`${program}: ${error.message}`)
      ended(1)
    })
    child.once('close', (code) => {
      running.delete(child)
      process.stdout.write(Buffer.concat(said))
      ended(code ?? 1)
    })
  })
}

/** A tool that succeeds or fails, counted as one test. */
export const checkWith = async (program: string, args: string[], way: Way = {}): Promise<Tally> =>
  (await runTool(program, args, way)) === 0 ? { ...nothing, passed: 1 } : { ...nothing, failed: 1 }

/** A test runner that writes a JSON report. */
export async function countWith(
  program: string,
  args: string[],
  { report, read, environment = {} }: { report: string; read: (report: unknown) => Tally; environment?: Record<string, string> },
): Promise<Tally> {
  rmSync(report, { force: true })
  const code = await runTool(program, args, { environment })
  const counted = existsSync(report) ? read(JSON.parse(readFileSync(report, 'utf8'))) : nothing
  return countCrash(counted, code)
}
