import { setTimeout as wait } from 'node:timers/promises'
import { desc } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { media } from '#db/schema/media.ts'
import { get } from '#proof/edge/processes.ts'
import type { SeveralMachines } from '#proof/machines/several-machines.ts'
import { photo } from '#testing/pictures.ts'

export const uploads = 5
const patience = 60_000
let width = 1_601

/**
 * Milliseconds from sending a picture to the first web until the last machine's web shows the writer a rendition of it, which a worker has
 * made and put into the object store. A picture at a time.
 */
export async function timeUploads(newsroom: SeveralMachines): Promise<number[]> {
  const { cast, site, machines } = newsroom
  const cookie = await newsroom.cookieOf(cast.olena)
  const other = newsroom.machine(machines.length - 1).web
  const times: number[] = []
  for (let number = 0; number < uploads; number += 1) {
    const body = new Uint8Array(
      await photo((width += 2), 1_200)
        .jpeg()
        .toBuffer(),
    )
    const began = performance.now()
    const answer = await fetch(`${newsroom.machine(0).web}/api/media`, {
      method: 'POST',
      headers: { cookie, origin: site, 'x-file-name': 'bench.jpg', 'content-type': 'image/jpeg', ...throughEdge(site) },
      body,
    })
    if (answer.status !== 201) throw new Error(`the upload answered ${answer.status} ${await answer.text()}`)
    await answer.body?.cancel()
    const [row] = await database().select({ hash: media.hash }).from(media).orderBy(desc(media.createdAt)).limit(1)
    while ((await get(`${other}/media/${row?.hash}/320.webp`, { cookie })).status !== 200) {
      if (performance.now() - began > patience) throw new Error('the other web does not show the picture within a minute')
      await wait(5)
    }
    times.push(performance.now() - began)
  }
  return times
}

/** What an edge tells web of the site. */
const throughEdge = (site: string) => ({ 'x-forwarded-host': new URL(site).host, 'x-forwarded-proto': 'http' })
