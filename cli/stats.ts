import type { Command } from 'commander'
import { count, sql } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { feedItems } from '#db/schema/feed.ts'
import { media } from '#db/schema/media.ts'
import { people } from '#db/schema/people.ts'

export type Stats = { articles: { total: number; published: number; draft: number }; media: number; people: number; feedItems: number }

/** `galley stats`: counts the contents of the newsroom. */
export function registerStats(program: Command): void {
  program
    .command('stats')
    .description('count stories, pictures, people and places in feeds')
    .option('--json', 'print as JSON')
    .action(async ({ json }: { json?: true }) => {
      const stats = await countAll()
      if (json) return console.log(JSON.stringify(stats))
      const { total, published, draft } = stats.articles
      console.log(
        `${number(total)} stories: ${number(published)} published, ${number(draft)} drafts, ${number(total - published - draft)} others`,
      )
      console.log(`${number(stats.media)} pictures, ${number(stats.people)} people, ${number(stats.feedItems)} places in feeds`)
    })
}

export async function countAll(): Promise<Stats> {
  const inStage = (stage: string) => sql<number>`(count(*) filter (where ${articles.stage} = ${stage}))::int`
  const [stories] = await database()
    .select({ total: count(), published: inStage('published'), draft: inStage('draft') })
    .from(articles)
  const rows = async (table: typeof media | typeof people | typeof feedItems) =>
    (await database().select({ rows: count() }).from(table))[0]?.rows ?? 0
  return {
    articles: stories ?? { total: 0, published: 0, draft: 0 },
    media: await rows(media),
    people: await rows(people),
    feedItems: await rows(feedItems),
  }
}

const number = (value: number) => value.toLocaleString('en')
