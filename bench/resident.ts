import { readdirSync, readFileSync } from 'node:fs'

/**
 * The proportional set size (PSS) of a process in MB: memory shared by several processes (Postgres' buffers, Node's code) is divided among
 * them. Null except on Linux.
 */
export const shareOf = (pid: number | undefined): number | null => field(`/proc/${pid}/smaps_rollup`, 'Pss')

/** CPU time of a process in milliseconds, in steps of ten; 0 where unknown. */
export function processorTimeOf(pid: number): number {
  const stat = read(`/proc/${pid}/stat`)
  const [user = 0, system = 0] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number)
  return (user + system) * 10
}

/** These processes and all their descendants. */
export function withChildren(pids: readonly number[]): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    const pid = Number(name)
    if (Number.isInteger(pid)) parents.set(pid, parentOf(pid))
  }
  const found = new Set(pids)
  let before = 0
  while (before !== found.size) {
    before = found.size
    for (const [pid, parent] of parents) if (found.has(parent)) found.add(pid)
  }
  return [...found]
}

function parentOf(pid: number): number {
  const stat = read(`/proc/${pid}/stat`)
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? 0)
}

function field(path: string, name: string): number | null {
  const kilobytes = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(read(path))?.[1]
  return kilobytes ? Number(kilobytes) / 1024 : null
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return '' // the process has ended, or this is not Linux
  }
}
