import type { Transaction } from '#db/client.ts'
import { newsroom } from '#db/schema/newsroom.ts'
import type { Language } from '#lib/languages.ts'
import { usualLanguages } from '#lib/publication.ts'

/** No language is taken out of the paper while a story of it is published. Verbs refuse sooner; this is for the moment in between. */
export async function holdLanguages(tx: Transaction, wanted: ReadonlySet<Language>): Promise<void> {
  const [row] = await tx.select({ languages: newsroom.languages }).from(newsroom).for('share')
  const published = row?.languages ?? usualLanguages
  for (const language of wanted) if (!published.includes(language)) throw new Error(`the newsroom does not publish in ${language}`)
}
