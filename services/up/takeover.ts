import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart } from './cannot-start.ts'
import { keep, readKept } from './home-folder.ts'
import { say } from './log.ts'
import { end, isAlive, markOf, type ProcessMark } from './system-process.ts'

/**
 * The processes that run from this GALLEY_HOME. Written whenever they change, so that the next supervisor finds the orphans of one that was
 * killed.
 */
type Running = { supervisor: ProcessMark; children: (ProcessMark & { name: string })[] }

const file = (home: string) => join(home, 'running.json')

/**
 * Refuses to start next to a running supervisor, and ends the processes that a killed one left behind. Processes are identified by id and
 * start time.
 */
export async function takeOver(home: string): Promise<void> {
  const recorded = readKept<Running>(file(home))
  if (recorded && isAlive(recorded.supervisor))
    throw new CannotStart(
      `Galley already runs from ${home} (process ${recorded.supervisor.pid}): stop that one first, or set GALLEY_HOME and PORT for a second one.`,
    )
  const orphans = recorded?.children.filter(isAlive) ?? []
  for (const orphan of orphans) say('up', `ending ${orphan.name} (process ${orphan.pid}), left behind by a supervisor that was killed`)
  await Promise.all(orphans.map((orphan) => end(orphan)))
  remember(home, [])
}

export function remember(home: string, children: Running['children']): void {
  keep(file(home), JSON.stringify({ supervisor: markOf(process.pid), children } satisfies Running))
}

export const forget = (home: string): void => rmSync(file(home), { force: true })
