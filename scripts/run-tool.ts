import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '#services/up/supervise.ts'
import { countCrash, nothing, type Tally } from './tally.ts'

const running = new Set<ReturnType<typeof spawn>>()
process.on('exit', () => {
  for (const child of running) child.kill('SIGTERM')
})

/** Runs a program of node_modules/.bin (or a file with its extension) with this Node and shows its output. Resolves to its exit code. */
export function runTool(program: string, args: string[], environment: Record<string, string> = {}): Promise<number> {
  return new Promise((ended) => {
    const [command, first] = /\.[cm]?[jt]s$/.test(program)
      ? [process.execPath, [program]]
      : [join(root, 'node_modules', '.bin', program), []]
    const child = spawn(command, [...first, ...args], {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    running.add(child)
    child.once('error', (error) => {
      console.error(`${program}: ${error.message}`)
      ended(1)
    })
    child.once('close', (code) => {
      running.delete(child)
      ended(code ?? 1)
    })
  })
}

/** A tool that succeeds or fails, counted as one test. */
export const checkWith = async (program: string, args: string[]): Promise<Tally> =>
  (await runTool(program, args)) === 0 ? { ...nothing, passed: 1 } : { ...nothing, failed: 1 }

/** A test runner that writes a JSON report. */
export async function countWith(
  program: string,
  args: string[],
  { report, read, environment = {} }: { report: string; read: (report: unknown) => Tally; environment?: Record<string, string> },
): Promise<Tally> {
  rmSync(report, { force: true })
  const code = await runTool(program, args, environment)
  const counted = existsSync(report) ? read(JSON.parse(readFileSync(report, 'utf8'))) : nothing
  return countCrash(counted, code)
}
