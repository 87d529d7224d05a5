import { NextRequest } from 'next/server'
import { beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { oldPaths } from '#db/schema/articles.ts'
import { newsPath } from '#lib/paths.ts'
import { routeOf } from '#services/edge/routes.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { proxy } from './proxy.ts'

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
  const { published, draft, 'taken-down': takenDown } = cast.articles
  await database()
    .insert(oldPaths)
    .values([
      { path: '/2026/11/20/the-first', articleId: published },
      { path: '/?p=901', articleId: published },
      { path: '/blog/?p=7', articleId: published },
      { path: '/news/once-here', articleId: published },
      { path: '/2026/новина', articleId: published },
      { path: '/2026/11/20/a-draft', articleId: draft },
      { path: '/2026/11/20/gone', articleId: takenDown },
    ])
})

/** A reader's request, with the address that the edge would request. */
async function request(address: string) {
  const route = routeOf(address)
  if (route.kind !== 'page') return { status: route.kind, to: null, tags: null }
  const answer = await proxy(new NextRequest(`http://localhost:3000${route.key}`))
  const to = answer.headers.get('location')
  return { status: answer.status, to: to?.slice('http://localhost:3000'.length) ?? null, tags: answer.headers.get('galley-tags') }
}

test.each([
  '/2026/11/20/the-first/',
  '/2026/11/20/The-First',
  '/?p=901',
  '/?utm_source=x&p=901',
  '/blog/?p=7',
  '/news/once-here',
  '/2026/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B0/',
])('%s of the old site leads to its story, for as long as that stays as it is', async (address) => {
  expect(await request(address)).toEqual({
    status: 308,
    to: newsPath('en', 'the-published-story'),
    tags: `article:${cast.articles.published}`,
  })
})

test.each([
  ['/2026/11/20/never-was/', 404],
  ['/2026/11/20/a-draft', 404],
  ['/?p=902', 404],
  ['/2026/11/20/gone', 410],
  ['/', 200],
  ['/news/the-published-story', 200],
  ['/wp-login.php', 'unknown'],
])('%s is answered with %s', async (address, status) => {
  expect(await request(address)).toMatchObject({ status, to: null })
})
