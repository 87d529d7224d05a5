import { type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import type { Reading } from '#db/client.ts'
import { snippets } from '#db/schema/snippets.ts'
import { storyTemplates } from '#db/schema/templates.ts'

/** What is put into stories again and again. A snippet that somebody keeps for themselves has no name here. */
export type HelpSpot = { kind: 'template' | 'snippet'; id: string; name: string } | { kind: 'own-snippet'; id: string }

/** The templates and snippets whose text has a picture or file. */
export async function helpWith(reading: Reading, has: (body: AnyPgColumn) => SQL): Promise<HelpSpot[]> {
  const inTemplates = await reading
    .select({ id: storyTemplates.id, name: storyTemplates.name })
    .from(storyTemplates)
    .where(has(storyTemplates.body))
  const inSnippets = await reading
    .select({ id: snippets.id, name: snippets.name, personId: snippets.personId })
    .from(snippets)
    .where(has(snippets.body))
  return [
    ...inTemplates.map((template) => ({ kind: 'template' as const, ...template })),
    ...inSnippets.map(({ id, name, personId }) =>
      personId === null ? { kind: 'snippet' as const, id, name } : { kind: 'own-snippet' as const, id },
    ),
  ]
}

/** Whether a template or snippet has the picture or file of this id. Their texts are read once for all rows of a query. */
export const isInHelp = (id: SQL, idsIn: (body: SQL) => SQL): SQL => sql`${id}::text in (
  select held.id
  from (select body from ${storyTemplates} union all select body from ${snippets}) help, jsonb_array_elements_text(${idsIn(sql`help.body`)}) held (id)
  where held.id is not null)`
