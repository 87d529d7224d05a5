import type { Command } from 'commander'
import { z } from 'zod'
import { languageFacts, languages } from '#lib/languages.ts'
import { publishedLanguages } from '#lib/publication.ts'
import { machine } from '#newsroom/people/person.ts'
import { languagesInput } from '#newsroom/settings/input.ts'
import { setLanguages } from '#newsroom/settings/set-languages.ts'
import { refuse } from './refuse.ts'

/** `galley languages`: which languages the newsroom publishes in, and which of them is first. */
export function registerLanguages(program: Command): void {
  program
    .command('languages [codes...]')
    .description(
      `print the languages of the newsroom, or choose them, the first first: its addresses have no prefix. Known: ${languages.join(', ')}`,
    )
    .action(async (codes: string[]) => {
      if (codes.length > 0) await choose(codes.flatMap((code) => code.split(',')).filter(Boolean))
      else for (const language of publishedLanguages()) console.log(`${language}\t${languageFacts[language].name}`)
    })
}

async function choose(codes: string[]): Promise<void> {
  const parsed = languagesInput.safeParse({ languages: codes })
  if (!parsed.success) return refuse(z.prettifyError(parsed.error))
  const outcome = await setLanguages(machine('console'), parsed.data)
  if (outcome.ok) return console.log(`The newsroom publishes in ${outcome.value.languages.join(', ')}`)
  const live: readonly { language: string; stories: number }[] = Array.isArray(outcome.detail?.languages) ? outcome.detail.languages : []
  for (const { language, stories } of live)
    refuse(`${stories} stories in ${language} are before readers: unpublish them before the language is taken out`)
}
