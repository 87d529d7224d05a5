import { createHash } from 'node:crypto'
import { type Language, languageFacts } from '#lib/languages.ts'
import { paperWords } from '#lib/paper-words.ts'
import { feedPath } from '#lib/paths.ts'

/** Pages that the edge makes itself when web fails. They need no other file of the site. */
const style = `:root{color-scheme:light dark}body{font:1.0625rem/1.5 Georgia,"Times New Roman",serif;max-width:34rem;margin:18vh auto 0;padding:0 1.25rem}h1{font-size:1.75rem;line-height:1.2;font-weight:600;margin:0 0 .75rem}p{margin:0 0 1rem}hr{border:0;border-top:1px solid;opacity:.25;margin:0 0 1.5rem}a{color:inherit}`

export type OwnPage = { body: Buffer; policy: string }

/**
 * A complete page in one language, and the Content-Security-Policy that allows its one style element. It shows the id of the request, so
 * that a reader can quote it.
 */
export function unavailablePage(language: Language, requestId: string): OwnPage {
  const { troubleTitle: heading, trouble: text, toFeed: link } = paperWords[language]
  const { direction } = languageFacts[language]
  const body = Buffer.from(
    `<!doctype html><html lang="${language}" dir="${direction}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${heading}</title><style>${style}</style><main><hr><h1>${heading}</h1><p>${text}</p><p><a href="${feedPath(language)}">${link}</a></p><p><small>503 · ${requestId}</small></p></main></html>`,
  )
  const hash = createHash('sha256').update(style).digest('base64')
  return { body, policy: `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'` }
}
