import { publishedLanguages } from '#lib/publication.ts'

/** Why a story stays out that is written in a language of no page of the paper, and what to do. */
export const describeForeign = (language: string): string =>
  `its language is ${language}; this newsroom publishes in ${publishedLanguages().join(', ')}. Add the language in Settings or with \`galley languages\`, and import again`
