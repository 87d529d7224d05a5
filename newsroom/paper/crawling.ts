import { paperDatabase } from '#db/client.ts'
import { publicNewsroom } from '#db/schema/paper.ts'

/** What crawlers may do with the paper. */
export type Crawling = { indexed: boolean; refused: string[]; llms: boolean }

const columns = { indexed: publicNewsroom.indexed, refused: publicNewsroom.refusedCrawlers, llms: publicNewsroom.llms }

export async function crawling(): Promise<Crawling> {
  const [row] = await paperDatabase().select(columns).from(publicNewsroom)
  return row ?? { indexed: true, refused: [], llms: false }
}
