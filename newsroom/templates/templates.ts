import { asc, eq, sql } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { storyTemplates as rows } from '#db/schema/templates.ts'
import type { Language } from '#lib/languages.ts'
import { NotFound } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'

const textColumns = { headline: rows.headline, dek: rows.dek, body: rows.body }

export type TemplateRow = Awaited<ReturnType<typeof templates>>[number]
export type WrittenTemplate = Awaited<ReturnType<typeof templateFor>>

/** All templates by name, with their points. */
export async function templates(editor: Person) {
  authorise(editor, 'manage writing help')
  return database()
    .select({ id: rows.id, name: rows.name, language: rows.language, sectionId: rows.sectionId, points: rows.points, body: rows.body })
    .from(rows)
    .orderBy(asc(sql`lower(${rows.name})`), asc(rows.id))
}

/** One template with its blocks. Throws NotFound. */
export async function templateFor(editor: Person, templateId: string) {
  authorise(editor, 'manage writing help')
  const [template] = await database()
    .select({ id: rows.id, name: rows.name, language: rows.language, version: rows.version, ...textColumns })
    .from(rows)
    .where(eq(rows.id, templateId))
  if (!template) throw new NotFound(`template ${templateId}`)
  return template
}

export type OfferedTemplate = { id: string; name: string; sectionId: string | null }

/** What a story in this language can begin with. */
export async function offeredTemplates(person: Person, language: Language): Promise<OfferedTemplate[]> {
  authorise(person, 'write a story')
  return database()
    .select({ id: rows.id, name: rows.name, sectionId: rows.sectionId })
    .from(rows)
    .where(eq(rows.language, language))
    .orderBy(asc(sql`lower(${rows.name})`), asc(rows.id))
}
