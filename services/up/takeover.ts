import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart } from './cannot-start.ts'
import { keep, readKept } from './home-folder.ts'
import { say } from './log.ts'
import { end, isAlive, markOf, type ProcessMark } from './system-process.ts'

/** Who runs from this GALLEY_HOME: written whenever it changes, so that a supervisor after a kill -9 knows its orphans. */
type Running = { supervisor: ProcessMark; children: (ProcessMark & { name: string })[] }

const file = (home: string) => join(home, 'running.json')

/** Refuses to stand beside a live supervisor; ends what a killed one left behind, told apart by when each began. */
export async function takeOver(home: string): Promise<void> {
  const found = readKept<Running>(file(home))
  if (found && isAlive(found.supervisor))
    throw new CannotStart(
      `Galley already runs from ${home} (process ${found.supervisor.pid}): stop that one first, or set GALLEY_HOME and PORT for a second one.`,
    )
  const orphans = found?.children.filter(isAlive) ?? []
  for (const orphan of orphans) say('up', `ending ${orphan.name} (process ${orphan.pid}), left behind by a supervisor that was killed`)
  await Promise.all(orphans.map((orphan) => end(orphan)))
  remember(home, [])
}

export function remember(home: string, children: Running['children']): void {
  keep(file(home), JSON.stringify({ supervisor: markOf(process.pid), children } satisfies Running))
}

export const forget = (home: string): void => rmSync(file(home), { force: true })
