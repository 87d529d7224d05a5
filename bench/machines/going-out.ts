import { setTimeout as wait } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { confirmationOf } from '#newsroom/delivery/confirmation.ts'
import { get } from '#proof/edge/processes.ts'
import type { SeveralMachines } from '#proof/machines/several-machines.ts'
import { completeStory, seenOf } from '#testing/planned-story.ts'

export const stories = 10
const patience = 30_000

/**
 * Milliseconds from the button Publish, pressed at the first web, until every edge shows the story and has it on its front page; and from
 * Take down until the desk would say that every edge has confirmed it. A story at a time.
 */
export async function timePublishing(newsroom: SeveralMachines): Promise<{ published: number[]; takenDown: number[] }> {
  const { cast, machines } = newsroom
  const at = newsroom.machine(0).web
  const times = { published: [] as number[], takenDown: [] as number[] }
  for (let number = 0; number < stories; number += 1) {
    const articleId = await completeStory(cast)
    const [story] = await database().select({ slug: articles.slug }).from(articles).where(eq(articles.id, articleId))
    const path = `/news/${story?.slug}`
    const seen = await seenOf(articleId)
    let began = performance.now()
    await newsroom.press(at, cast.marta, 'workflow-actions.ts#publishAction', { articleId, seen })
    await Promise.all(machines.map(({ edge }) => until(async () => (await isThere(edge, path)) && (await isThere(edge, '/', path)))))
    times.published.push(performance.now() - began)

    began = performance.now()
    await newsroom.press(at, cast.marta, 'workflow-actions.ts#takedownAction', { articleId, reason: 'The bench.' })
    await until(async () => (await confirmationOf(cast.marta, articleId))?.isDone === true)
    times.takenDown.push(performance.now() - began)
    for (const { edge } of machines) {
      const { status } = await get(edge + path)
      if (status !== 410) throw new Error(`${edge} answers ${status} for a story whose takedown is confirmed`)
    }
  }
  return times
}

async function isThere(edge: string, path: string, words = ''): Promise<boolean> {
  const { status, body } = await get(edge + path)
  return status === 200 && body.includes(words)
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const from = performance.now()
  while (!(await isSo())) {
    if (performance.now() - from > patience) throw new Error(`an edge has not followed within ${patience / 1000} seconds`)
    await wait(2)
  }
}
