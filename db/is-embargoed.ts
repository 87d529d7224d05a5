import { sql } from 'drizzle-orm'
import { qualify } from './qualify.ts'
import { articles } from './schema/articles.ts'

/** In a select from articles: whether the story is under embargo now. Postgres' clock decides. */
export const isEmbargoed = sql<boolean>`coalesce(${qualify(articles.embargoUntil)} > now(), false)`
