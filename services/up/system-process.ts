import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** A process, told apart from a later one with the same id by its start time, in the format of the system. */
export type ProcessMark = { pid: number; began: string }

export const markOf = (pid: number): ProcessMark => ({ pid, began: startOf(pid) })

export const isAlive = (mark: ProcessMark): boolean => mark.began !== '' && startOf(mark.pid) === mark.began

/** The command line of a process; empty when it does not exist. */
export function commandOf(pid: number): string {
  if (process.platform !== 'linux') return ps(pid, 'command=')
  return (read(`/proc/${pid}/cmdline`) ?? '').replaceAll('\0', ' ').trim()
}

/** Ends a process and its group: sends `first`, then SIGKILL after `patience` milliseconds. Resolves when it is gone. */
export async function end(mark: ProcessMark, patience = 10_000, first: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (!isAlive(mark)) return
  signal(mark.pid, first)
  const started = Date.now()
  let killed = false
  while (isAlive(mark)) {
    if (!killed && Date.now() - started > patience) {
      signal(mark.pid, 'SIGKILL')
      killed = true
    }
    await new Promise((wake) => setTimeout(wake, 25))
  }
}

/** Kills a process and its group at once. */
export const kill = (pid: number): void => signal(pid, 'SIGKILL')

/** Signals the group when the process leads one, otherwise only the process. */
function signal(pid: number, name: NodeJS.Signals): void {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, name)
      return
    } catch {
      // there is no such group, or it is gone: try the next target
    }
  }
}

/** Field 22 of /proc/PID/stat, in ticks since boot (proc(5)); on other systems the output of ps. Empty for dead processes and zombies. */
function startOf(pid: number): string {
  if (process.platform !== 'linux') return ps(pid, 'lstart=')
  const stat = read(`/proc/${pid}/stat`)
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
  return fields && fields[0] !== 'Z' ? `${bootId()}:${fields[19]}` : ''
}

const ps = (pid: number, field: string) => spawnSync('ps', ['-o', field, '-p', String(pid)], { encoding: 'utf8' }).stdout.trim()
const bootId = () => read('/proc/sys/kernel/random/boot_id')?.trim() ?? ''

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
