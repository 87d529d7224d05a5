import type { Transaction } from '#db/client.ts'
import { newsroom } from '#db/schema/newsroom.ts'
import type { Language } from '#lib/languages.ts'
import { usualLanguages } from '#lib/publication.ts'

/** The languages that the newsroom publishes in. They stay so until the transaction ends. */
export async function lockLanguages(tx: Transaction): Promise<readonly Language[]> {
  const [row] = await tx.select({ languages: newsroom.languages }).from(newsroom).for('share')
  return row?.languages ?? usualLanguages
}

/** No language is taken out of the paper while a story of it is published. Verbs refuse sooner; this is for the moment in between. */
export async function holdLanguages(tx: Transaction, wanted: ReadonlySet<Language>): Promise<void> {
  const published = await lockLanguages(tx)
  for (const language of wanted) if (!published.includes(language)) throw new Error(`the newsroom does not publish in ${language}`)
}
