import { endpoint } from '#app/api/v1/answer.ts'
import { namesQuery } from '#newsroom/api/input.ts'
import { listNames } from '#newsroom/paper/list-names.ts'

export const dynamic = 'force-dynamic'

/** All authors, by slug. */
export const GET = endpoint(namesQuery, async (query) => {
  const { names, next } = await listNames('authors', query)
  return { body: { items: names, next } }
})
