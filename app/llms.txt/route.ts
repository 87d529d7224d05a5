import { answerNothing, forMachines } from '#app/for-machines.ts'
import { publicUrl } from '#lib/env.ts'
import { languageFacts } from '#lib/languages.ts'
import { correctionsPath, feedPath, rssPath, sectionPath } from '#lib/paths.ts'
import { firstLanguage, localize, publishedLanguages } from '#lib/publication.ts'
import { tags } from '#lib/tags.ts'
import { crawling } from '#newsroom/paper/crawling.ts'
import { masthead } from '#newsroom/paper/masthead.ts'

export const dynamic = 'force-dynamic'

/** What the paper is and where its lists are, as Markdown for language models (llmstxt.org). Only where the newsroom wants it. */
export async function GET(): Promise<Response> {
  const [{ llms }, top] = await Promise.all([crawling(), masthead()])
  if (!llms) return answerNothing([tags.newsroom()])
  const origin = publicUrl()
  const link = (name: string, path: string) => `- [${plain(name)}](${origin}${path})`
  const tagline = localize(top.tagline, firstLanguage())
  const parts = [
    `# ${plain(localize(top.name, firstLanguage()))}`,
    ...(tagline ? [`> ${plain(tagline)}`] : []),
    ...publishedLanguages().map((language) =>
      [
        `## ${languageFacts[language].name}\n`,
        link(localize(top.name, language), feedPath(language)),
        ...top.sections.map(({ slug, name }) => link(localize(name, language), sectionPath(language, slug))),
        link('RSS', rssPath(language)),
        link('Corrections', correctionsPath(language)),
      ].join('\n'),
    ),
    `## Sitemaps\n\n${link('All stories', '/sitemap.xml')}\n${link('The newest stories', '/news-sitemap.xml')}`,
  ]
  return forMachines(`${parts.join('\n\n')}\n`, 'text/plain; charset=utf-8', [tags.newsroom()])
}

/** Without the characters that mean something in Markdown. */
const plain = (text: string): string => text.replace(/[[\]<>\n]/g, ' ').trim()
