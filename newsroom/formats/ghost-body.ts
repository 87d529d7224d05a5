import { lexicalToHtml } from './ghost-lexical.ts'
import { mobiledocToHtml } from './ghost-mobiledoc.ts'
import type { GhostPost } from './ghost-tables.ts'
import type { Losses } from './losses.ts'
import { markdownToHtml } from './markdown-html.ts'
import { BrokenItem } from './wire-story.ts'
import { longestContent } from './wxr-story.ts'

/** The site of links of an export that does not name its site: a name that no server has (RFC 2606). */
export const unnamedSite = 'http://ghost-url.invalid'

/**
 * The text of a post as plain HTML: from lexical, mobiledoc, HTML or Markdown, the first that it has and that can be read. Throws a
 * `BrokenItem` if none can be read.
 */
export function htmlOf(post: GhostPost, site: string, losses: Losses): string {
  const readings: [string, string | null | undefined, (text: string) => string][] = [
    ['lexical', post.lexical, (text) => lexicalToHtml(text, losses)],
    ['mobiledoc', post.mobiledoc, (text) => mobiledocToHtml(text, losses)],
    ['html', post.html, (text) => text],
    ['markdown', post.markdown, (text) => markdownToHtml(text, { hasHtml: true })],
  ]
  const given = readings.filter(([, text]) => text?.trim())
  let problem: BrokenItem | null = null
  for (const [name, text, read] of given) {
    if ((text ?? '').length > longestContent) throw new BrokenItem(`its ${name} is longer than a story may be`)
    try {
      const html = read((text ?? '').replaceAll('__GHOST_URL__', site || unnamedSite))
      if (problem) losses.add(`${problem.message}: its ${name} was read`)
      return html
    } catch (error) {
      if (!(error instanceof BrokenItem)) throw error
      problem ??= error
    }
  }
  if (problem) throw problem
  return ''
}
