import { database } from '#db/client.ts'
import { newsroom } from '#db/schema/newsroom.ts'
import { newLanguages } from '#lib/env.ts'
import { machine } from '#newsroom/people/person.ts'
import { setLanguages } from '#newsroom/settings/set-languages.ts'

/** Gives a new newsroom the languages of GALLEY_LANGUAGES; one that has chosen keeps its own. */
export async function chooseFirstLanguages(): Promise<void> {
  const languages = newLanguages()
  const [chosen] = await database().select({ id: newsroom.id }).from(newsroom)
  if (languages && !chosen) await setLanguages(machine('console'), { languages })
}
