import { and, desc, eq, lt } from 'drizzle-orm'
import type { z } from 'zod'
import { database } from '#db/client.ts'
import { revisions } from '#db/schema/articles.ts'
import { people } from '#db/schema/people.ts'
import { draftVersions, type VersionKind, type Wrote } from '#db/schema/versions.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { versionsInput } from './input.ts'
import { namesOfPeople } from './names-of-people.ts'
import { storyFor } from './story-for.ts'

/** `by` and the names are null for the program. `revision` is the number of the revision that it was published as. */
export type VersionOfList = {
  number: number
  kind: VersionKind
  name: string
  at: Date
  by: string | null
  words: number
  wrote: { id: string | null; name: string | null; added: number; removed: number }[]
  revision: number | null
  openSuggestions: number
}

export const versionsPageLength = 30

/** The versions of a story, newest first, 30 at a time: `next` is the `before` of the next page. Published revisions are among them. */
export async function versionsOf(
  person: Person,
  { articleId, before }: z.output<typeof versionsInput>,
): Promise<Outcome<{ versions: VersionOfList[]; next: number | null }, never>> {
  const reading = database()
  authorise(person, 'see a story', await storyFor(reading, person, articleId))
  const rows = await reading
    .select({
      number: draftVersions.number,
      kind: draftVersions.kind,
      name: draftVersions.name,
      at: draftVersions.createdAt,
      by: people.name,
      words: draftVersions.words,
      wrote: draftVersions.wrote,
      revision: revisions.number,
      openSuggestions: draftVersions.openSuggestions,
    })
    .from(draftVersions)
    .leftJoin(people, eq(people.id, draftVersions.personId))
    .leftJoin(revisions, eq(revisions.id, draftVersions.revisionId))
    .where(and(eq(draftVersions.articleId, articleId), before === undefined ? undefined : lt(draftVersions.number, before)))
    .orderBy(desc(draftVersions.number))
    .limit(versionsPageLength + 1)
  const page = rows.slice(0, versionsPageLength)
  const names = await namesOfPeople(
    reading,
    page.flatMap(({ wrote }) => wrote.map(({ personId }) => personId)),
  )
  return done({
    versions: page.map((row) => ({ ...row, wrote: row.wrote.map((each) => withName(each, names)) })),
    next: rows.length > versionsPageLength ? (page.at(-1)?.number ?? null) : null,
  })
}

const withName = ({ personId, added, removed }: Wrote, names: ReadonlyMap<string | null, string>) => ({
  id: personId,
  name: names.get(personId) ?? null,
  added,
  removed,
})
