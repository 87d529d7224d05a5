import { paperDatabase } from '#db/client.ts'
import { publicNewsroom } from '#db/schema/paper.ts'
import { firstLanguage, localized } from '#lib/languages.ts'

/** The newsroom's name and tagline in its first language, as anybody may know them. */
export async function masthead(): Promise<{ name: string; tagline: string }> {
  const [row] = await paperDatabase().select({ name: publicNewsroom.name, tagline: publicNewsroom.tagline }).from(publicNewsroom)
  if (!row) return { name: 'Galley', tagline: '' }
  return { name: localized(row.name, firstLanguage), tagline: localized(row.tagline, firstLanguage) }
}
