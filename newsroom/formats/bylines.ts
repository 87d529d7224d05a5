import type { Losses } from './losses.ts'
import { bylineOf } from './names.ts'
import { nameSubject } from './subjects.ts'
import { oneLine } from './text.ts'
import type { Named } from './wire-story.ts'

/** The authors in a line of names. Words that name nobody are reported as a loss; if the line has nothing else, it is the author. */
export function bylinesOf(line: string, losses: Losses): Named[] {
  const { people, leftOut } = bylineOf(line)
  if (people.length === 0) return [nameSubject(oneLine(line))]
  for (const words of leftOut) losses.add(`“${words}” of the byline`)
  return people.map(nameSubject)
}
