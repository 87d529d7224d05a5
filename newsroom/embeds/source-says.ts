import type { Embed } from '#lib/embeds/embed.ts'
import type { Allows } from '#newsroom/formats/public-agents.ts'
import { askSource } from './ask-source.ts'
import { askForWords, isGone, wordsOf } from './describe-embed.ts'

export type SourceSays = 'there' | 'gone' | 'silent'

/** Whether something is still at its source. `silent`: there is no answer that says it. */
export async function askWhetherGone(embed: Embed, allows?: Allows): Promise<SourceSays> {
  if (embed.goneAt) {
    const page = await askSource(embed.goneAt.address, allows)
    if (page?.status === 200) return page.body.includes(embed.goneAt.says) ? 'gone' : 'there'
    return 'silent'
  }
  // The page of a film that is gone may still answer; who calls asks again a day later (judge-source.ts).
  const told = await askForWords(embed, allows)
  if (told && isGone(told.status)) return 'gone'
  const words = await wordsOf(embed, allows, told)
  return typeof words === 'string' ? words : 'there'
}
