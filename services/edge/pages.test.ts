import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, constants, gzipSync } from 'node:zlib'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { digestOfFile, packedFolder, packedPath } from '#lib/packed-files.ts'
import type { Rendered } from './page.ts'
import { Pages } from './pages.ts'

const html = (text: string, tags = 'feed:main:en'): Rendered => ({
  status: 200,
  type: 'text/html; charset=utf-8',
  body: Buffer.from(`<!DOCTYPE html><html><head><meta name="galley:tags" content="${tags}"></head><body>${text}</body></html>`),
  tags: [],
})
const site = { https: false }
const textOf = async (pages: Pages, key: string) => (await pages.page(key)).page.identity.body.toString()

/** A fake web whose responses wait until the test releases them. */
function slowWeb() {
  const waiting: { key: string; answer: (rendered: Rendered) => void; fail: (error: Error) => void }[] = []
  const render = vi.fn((key: string) => new Promise<Rendered>((answer, fail) => waiting.push({ key, answer, fail })))
  return { render, waiting, next: () => vi.waitUntil(() => waiting.shift()) }
}

/** The clock stands still except where a test moves it, however slow the machine is. */
function holdClock() {
  let at = performance.now()
  const held = vi.spyOn(performance, 'now').mockImplementation(() => at)
  onTestFinished(() => held.mockRestore())
  return (milliseconds: number) => {
    at += milliseconds
  }
}

test('two thousand readers of a page that is not there cost one render', async () => {
  const { render, next } = slowWeb()
  const pages = new Pages({ render, site, limitInBytes: 1e7 })
  const all = Promise.all(Array.from({ length: 2_000 }, () => textOf(pages, '/')))
  ;(await next()).answer(html('one'))
  expect(new Set(await all).size).toBe(1)
  expect(render).toHaveBeenCalledTimes(1)
})

test('a page that many readers request is packed more tightly, with the same text and the same ETag', async () => {
  const words = Array.from({ length: 3_000 }, (_, at) => `word${(at * 7919) % 613}`).join(' ')
  const pages = new Pages({ render: async () => html(words), site, limitInBytes: 1e7 })
  const { page } = await pages.page('/')
  const loose = page.brotli
  expect(await pages.packMostUsed()).toBe(false)
  for (let use = 0; use < 3; use += 1) pages.atHand('/')
  expect(await pages.packMostUsed()).toBe(false)
  page.made -= 3_000 // unchanged for a while
  expect(await pages.packMostUsed()).toBe(true)
  const packed = pages.atHand('/')?.brotli
  expect(brotliDecompressSync(packed?.body ?? Buffer.alloc(0))).toEqual(page.identity.body)
  expect(packed?.body.length).toBeLessThan(loose?.body.length ?? 0)
  expect(packed?.whole.toString('latin1')).toContain(`Content-Length: ${packed?.body.length}\r\n`)
  expect([packed?.etag, packed?.unchanged.slice(2)]).toEqual([loose?.etag, loose?.unchanged.slice(2)])
  expect(await pages.packMostUsed()).toBe(false)
})

test('a file that the build has packed is sent as it packed it; one of another build is packed here', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'galley-edge-packed-'))
  process.env.GALLEY_DIST = relative(process.cwd(), folder)
  mkdirSync(packedFolder())
  const script = (words: string): Rendered => ({ ...html(''), type: 'text/javascript', body: Buffer.from(words.repeat(200)), tags: [] })
  const [known, other] = [script('const one = 1;'), script('const other = 2;')]
  // Packed as no edge would, so that it is known again.
  const [brotli, zipped] = [
    brotliCompressSync(known.body, { params: { [constants.BROTLI_PARAM_QUALITY]: 0 } }),
    gzipSync(known.body, { level: 1 }),
  ]
  writeFileSync(packedPath(digestOfFile(known.body), 'br'), brotli)
  writeFileSync(packedPath(digestOfFile(known.body), 'gzip'), zipped)
  const render = async (key: string) => (key.endsWith('other.js') ? other : key.endsWith('none.js') ? { ...known, status: 404 } : known)
  const pages = new Pages({ render, site, limitInBytes: 1e7 })
  const find = async (key: string) => (await pages.page(key)).page
  for (const key of ['/_next/static/chunks/one.js', '/built/one.js']) {
    const page = await find(key)
    expect([page.brotli?.body, page.gzip?.body, page.isDense], key).toEqual([brotli, zipped, true])
    expect(page.brotli?.etag).toBe(`${page.identity.etag.slice(0, -1)}-br"`)
  }
  const unknown = await find('/built/other.js')
  expect([brotliDecompressSync(unknown.brotli?.body ?? ''), unknown.isDense]).toEqual([other.body, false])
  for (const key of ['/built/none.js', '/rss.xml']) expect((await find(key)).brotli?.body, key).not.toEqual(brotli)
  delete process.env.GALLEY_DIST
  rmSync(folder, { recursive: true })
})

test('a page fetched before a change never lands after it', async () => {
  holdClock()
  const { render, next } = slowWeb()
  const pages = new Pages({ render, site, limitInBytes: 1e7 })
  const reading = textOf(pages, '/')
  const slow = await next()
  void pages.apply({ id: 1, tags: ['feed:main:en'], drop: false })
  slow.answer(html('before the change'))
  ;(await next()).answer(html('after the change'))
  expect(await reading).toContain('after the change')
  expect(pages.atHand('/')?.identity.body.toString()).toContain('after the change')
})

test('a page that keeps changing during its render is served once the changes pause', async () => {
  holdClock()
  const { render, next } = slowWeb()
  const pages = new Pages({ render, site, limitInBytes: 1e7 })
  const reading = textOf(pages, '/')
  for (let id = 1; id <= 20; id += 1) {
    const slow = await next()
    void pages.apply({ id, tags: ['feed:main:en'], drop: false })
    slow.answer(html(`before change ${id}`))
  }
  ;(await next()).answer(html('after all of them'))
  expect(await reading).toContain('after all of them')
})

describe('in a flood, in which every render is overtaken by a change', () => {
  /** A web whose n-th render takes so many milliseconds, during which the n-th change comes. */
  function flood(change: (at: number) => { drop: boolean } | null, took: number) {
    const move = holdClock()
    let renders = 0
    const pages: Pages = new Pages({
      render: async () => {
        renders += 1
        const text = html(`render ${renders}.`)
        const meanwhile = change(renders)
        if (meanwhile) void pages.apply({ id: renders, tags: ['feed:main:en'], ...meanwhile })
        move(took)
        return text
      },
      site,
      limitInBytes: 1e7,
    })
    return pages
  }

  test('a reader gets the page as it was at some moment since it was asked for, and nobody gets that as the current one', async () => {
    const pages = flood((at) => (at < 100 ? { drop: false } : null), 400)
    const { page, old } = await pages.page('/')
    expect([page.identity.body.toString(), old]).toEqual([expect.stringMatching(/render [23]\./), true])
    expect(pages.atHand('/')).toBeUndefined()
  })

  test('nobody gets it as it was before a removal, however long it takes', async () => {
    const pages = flood((at) => (at < 100 ? { drop: at < 4 } : null), 400)
    expect((await pages.page('/')).page.identity.body.toString()).toMatch(/render [4-9]\./)
    const others = flood((at) => (at < 100 ? { drop: true } : null), 400)
    await expect(others.page('/')).rejects.toThrow('changed faster than it could be rendered')
    expect(others.size.pages).toBe(0)
  })

  test('what was kept of it goes with a removal', async () => {
    const pages = flood((at) => (at < 100 ? { drop: false } : null), 400)
    await pages.page('/')
    expect(pages.size.pages).toBe(1)
    void pages.apply({ id: 1_000, tags: ['feed:main:en'], drop: true })
    expect(pages.size.pages).toBe(0)
  })

  test('each change is confirmed when readers have it, not when the flood ends, and they wait for none', async () => {
    holdClock()
    const { render, next } = slowWeb()
    const pages = new Pages({ render, site, limitInBytes: 1e7 })
    const first = textOf(pages, '/')
    ;(await next()).answer(html('change 0'))
    await first
    let settled = pages.apply({ id: 1, tags: ['feed:main:en'], drop: false })
    for (let id = 2; id < 6; id += 1) {
      const rendering = await next()
      const later = pages.apply({ id, tags: ['feed:main:en'], drop: false })
      expect(pages.atHand('/')?.identity.body.toString()).toContain(`change ${id - 2}`)
      rendering.answer(html(`change ${id - 1}`))
      await settled
      expect(pages.atHand('/')?.identity.body.toString()).toContain(`change ${id - 1}`)
      settled = later
    }
  })
})

test('while a change is not confirmed, old bytes are served only if they have all that are', async () => {
  const move = holdClock()
  const { render, next } = slowWeb()
  const pages = new Pages({ render, site, limitInBytes: 1e7 })
  const change = (id: number) => pages.apply({ id, tags: ['feed:main:en'], drop: false })
  const first = textOf(pages, '/')
  const slow = await next()
  await change(1) // confirmed: nobody has this page yet
  move(1_500)
  slow.answer(html('without change 1'))
  expect(await first).toContain('without change 1')
  void change(2)
  expect(pages.atHand('/')).toBeUndefined()
  ;(await next()).answer(html('with both'))
  const page = await vi.waitUntil(() => pages.atHand('/'))
  page.hit -= 60_000
  await change(3) // confirmed: nobody asks for this page any more
  page.hit += 60_000 // now somebody does
  void change(4)
  expect(pages.atHand('/')).toBeUndefined()
})

test('who waits for a page that is removed meanwhile gets it as it is then', async () => {
  const { render, next } = slowWeb()
  const pages = new Pages({ render, site, limitInBytes: 1e7 })
  const first = textOf(pages, '/')
  ;(await next()).answer(html('old'))
  await first
  void pages.apply({ id: 1, tags: ['feed:main:en'], drop: false })
  const reading = textOf(pages, '/')
  const slow = await next()
  void pages.apply({ id: 2, tags: ['feed:main:en'], drop: true })
  await new Promise((over) => setTimeout(over, 3_100))
  slow.answer(html('before the removal'))
  ;(await next()).answer(html('after the removal'))
  expect(await reading).toContain('after the removal')
})

test('a page names the newest change at the start of its render, and keeps its ETag when rendered again unchanged', async () => {
  const { render, next } = slowWeb()
  const pages = new Pages({ render, site, limitInBytes: 1e7 })
  const listening = '<galley-live feed="en"></galley-live>'
  pages.restartFrom(7)
  const first = pages.page('/')
  ;(await next()).answer(html(listening))
  const { page: before } = await first
  expect(before.identity.body.toString()).toContain('<galley-live since="7" feed="en">')
  void pages.apply({ id: 8, tags: ['feed:main:en'], drop: false })
  const second = await next()
  void pages.apply({ id: 9, tags: ['section:other'], drop: false })
  second.answer(html(listening))
  const after = await vi.waitUntil(() => pages.atHand('/') !== before && pages.atHand('/'))
  expect(after.identity.body.toString()).toContain('<galley-live since="8" feed="en">')
  expect(after.identity.etag).toBe(before.identity.etag)
})

test('a change of another page does not cause a second render', async () => {
  const { render, next } = slowWeb()
  const pages = new Pages({ render, site, limitInBytes: 1e7 })
  const reading = textOf(pages, '/')
  const slow = await next()
  void pages.apply({ id: 1, tags: ['section:other'], drop: false })
  slow.answer(html('text'))
  await reading
  expect(render).toHaveBeenCalledTimes(1)
})

test('after an ordinary change the old bytes are served until the new ones are ready', async () => {
  const { render, next } = slowWeb()
  const pages = new Pages({ render, site, limitInBytes: 1e7 })
  const first = textOf(pages, '/')
  ;(await next()).answer(html('old'))
  await first
  const settled = pages.apply({ id: 1, tags: ['feed:main:en'], drop: false })
  const refresh = await next()
  expect(pages.atHand('/')?.identity.body.toString()).toContain('old')
  refresh.answer(html('new'))
  await settled
  expect(pages.atHand('/')?.identity.body.toString()).toContain('new')
})

test('a change of a page that nobody asked for lately is confirmed at once, and from then on every reader waits for the new bytes', async () => {
  const { render, next } = slowWeb()
  const pages = new Pages({ render, site, limitInBytes: 1e7 })
  const first = pages.page('/')
  ;(await next()).answer(html('old'))
  ;(await first).page.hit -= 60_000
  await pages.apply({ id: 1, tags: ['feed:main:en'], drop: false })
  const one = textOf(pages, '/')
  const rendering = await next()
  expect(pages.atHand('/')).toBeUndefined()
  const two = textOf(pages, '/')
  rendering.answer(html('new'))
  expect(await Promise.all([one, two])).toEqual([expect.stringContaining('new'), expect.stringContaining('new')])
})

test('a drop removes a page at once, also one that is being rendered, and it does not come back while web is down', async () => {
  const { render, next } = slowWeb()
  const pages = new Pages({ render, site, limitInBytes: 1e7 })
  const first = textOf(pages, '/news/a')
  ;(await next()).answer(html('canary', 'article:a'))
  await first
  void pages.apply({ id: 1, tags: ['article:a'], drop: true })
  expect(pages.atHand('/news/a')).toBeUndefined()
  const reading = pages.page('/news/a')
  ;(await next()).fail(new Error('web is down'))
  await expect(reading).rejects.toThrow('web is down')
})

test('when web fails, the last good page is served', async () => {
  const { render, next } = slowWeb()
  const pages = new Pages({ render, site, limitInBytes: 1e7 })
  const first = textOf(pages, '/')
  ;(await next()).answer(html('last good'))
  await first
  const settled = pages.apply({ id: 1, tags: ['feed:main:en'], drop: false })
  ;(await next()).fail(new Error('web is down'))
  await settled
  const reading = pages.page('/')
  ;(await next()).fail(new Error('web is down'))
  expect(await reading).toMatchObject({ old: true, page: { key: '/' } })
})

test('memory stays within its limit, and used pages stay longer than unused ones', async () => {
  const pages = new Pages({ render: async (key) => html(`${key} ${'x'.repeat(5_000)}`, 'none'), site, limitInBytes: 400_000 })
  await pages.page('/')
  for (let index = 0; index < 300; index += 1) {
    await pages.page(`/news/story-${index}`)
    const front = pages.atHand('/')
    if (front) front.hit = performance.now() + index
  }
  expect(pages.size.bytes).toBeLessThanOrEqual(400_000)
  expect(pages.size.pages).toBeGreaterThan(5)
  expect(pages.atHand('/')).toBeDefined()
})

test('all memory of a page is counted, and a page holds no memory of others', async () => {
  const words = Array.from({ length: 4_000 }, (_, at) => `word${(at * 7919) % 3_613}`).join(' ')
  const pages = new Pages({ render: async () => html(words), site, limitInBytes: 1e7 })
  const { page } = await pages.page('/')
  const kept = [page.identity, page.brotli, page.gzip].map((variant) => variant?.whole)
  const ofThemAll = kept.reduce((sum, whole) => sum + (whole?.buffer.byteLength ?? Number.NaN), 0)
  expect(ofThemAll).toBe(kept.reduce((sum, whole) => sum + (whole?.length ?? 0), 0))
  expect(page.bytes).toBeGreaterThanOrEqual(ofThemAll)
})

test('a 404 is kept only briefly', async () => {
  let answers = 0
  const pages = new Pages({
    render: async () => ({ ...html('nothing'), status: 404, body: Buffer.from(String((answers += 1))) }),
    site,
    limitInBytes: 1e6,
  })
  const { page } = await pages.page('/news/none')
  expect(page.until).toBeLessThan(performance.now() + 6_000)
})

const missing = (text: string): Rendered => ({ ...html(text), status: 404 })

test('that a story is gone is kept only briefly: it may come back, and lead to itself from an address of an old site', async () => {
  const pages = new Pages({ render: async () => ({ ...html('gone', 'newsroom'), status: 410 }), site, limitInBytes: 1e6 })
  const { page } = await pages.page('/2026/11/20/a-story')
  expect(page.until).toBeLessThan(performance.now() + 6_000)
})

test('a page that depends on more than a header has room for is kept here, and not by caches in front, which could not be told of changes', async () => {
  const tags = Array.from({ length: 500 }, (_, at) => `media:${String(at).padStart(36, '0')}`)
  const pages = new Pages({ render: async () => html('pictures', tags.join(' ')), site, limitInBytes: 1e7 })
  const { page } = await pages.page('/news/pictures')
  expect(page.tags).toEqual(expect.arrayContaining(tags))
  const { headers, whole } = page.identity
  expect(headers).not.toContain('Surrogate-Key')
  expect(headers[headers.indexOf('CDN-Cache-Control') + 1]).toBe('no-store')
  expect(whole.indexOf('\r\n\r\n')).toBeLessThan(4_096)
})

test('invented addresses evict no real page and take little memory', async () => {
  const pages = new Pages({
    render: async (key) => (key.startsWith('/news/made-up') ? missing('x'.repeat(40_000)) : html('here')),
    site,
    limitInBytes: 64e6,
  })
  await pages.page('/')
  for (let number = 0; number < 300; number += 1) await pages.page(`/news/made-up-${number}`)
  expect(pages.atHand('/')?.status).toBe(200)
  expect(pages.atHand('/news/made-up-299')?.status).toBe(404)
  expect(pages.size.bytes).toBeLessThan(9 * 1024 * 1024)
}, 60_000)

test('a missing page appears with the change that publishes it, and a missing picture with the next request', async () => {
  let isThere = false
  const pages = new Pages({ render: async () => (isThere ? html('here') : missing('not here')), site, limitInBytes: 1e7 })
  const picture = `/media/${'a'.repeat(64)}/640.avif`
  for (const key of ['/news/soon', picture]) expect((await pages.page(key)).page.status).toBe(404)
  expect(pages.atHand('/news/soon')?.status).toBe(404)
  expect(pages.atHand(picture)).toBeUndefined()
  isThere = true
  await pages.apply({ id: 1, tags: ['path:/news/soon'], drop: false })
  expect((await pages.page('/news/soon')).page.status).toBe(200)
  expect((await pages.page(picture)).page.status).toBe(200)
})

test('where the address of a former crop leads is not kept, because anybody can invent such addresses', async () => {
  const away = { status: 302, type: 'text/plain', body: Buffer.alloc(0), tags: [], location: '/media/x/16x9-1200.jpg' }
  const pages = new Pages({ render: async () => away, site, limitInBytes: 1e7 })
  const former = `/media/${'a'.repeat(64)}/16x9-1a2b3c4d-1200.jpg`
  expect((await pages.page(former)).page.status).toBe(302)
  expect(pages.atHand(former)).toBeUndefined()
  expect(pages.size.pages).toBe(0)
})

test('after a change of all pages none that was made before is served, whatever its tags, and none lands that is under way', async () => {
  const { render, next } = slowWeb()
  const pages = new Pages({ render, site, limitInBytes: 1e7 })
  const first = textOf(pages, '/news/a')
  ;(await next()).answer(html('old', 'article:1'))
  await first
  const underWay = textOf(pages, '/news/b')
  const old = await next()
  const settled = pages.apply({ id: 1, tags: [], drop: true, all: true })
  expect(pages.atHand('/news/a')).toBeUndefined()
  old.answer(html('old', 'article:2'))
  const again = [await next(), await next()]
  for (const { answer } of again) answer(html('new', 'article:2'))
  expect(await underWay).toContain('new')
  await settled
  expect(pages.atHand('/news/a')?.identity.body.toString()).toContain('new')
})

test('a change of all pages leaves what the build made: a file whose name says what is in it is not fetched and compressed again', async () => {
  const built = {
    status: 200,
    type: 'text/javascript',
    body: Buffer.from('1'),
    tags: [],
    cacheControl: 'public, max-age=31536000, immutable',
  }
  const { render, next } = slowWeb()
  const pages = new Pages({ render, site, limitInBytes: 1e7 })
  for (const key of ['/built/page-1a2b.js', '/_next/static/chunks/1a2b.js', '/media/1a2b/full-320.avif']) {
    const first = textOf(pages, key)
    ;(await next()).answer(built)
    await first
  }
  const underWay = textOf(pages, '/_next/static/chunks/3c4d.js')
  const file = await next()
  const settled = pages.apply({ id: 1, tags: [], drop: true, all: true })
  file.answer(built)
  expect(await underWay).toBe('1')
  ;(await next()).answer(built) // the picture, which was in use
  await settled
  expect(render).toHaveBeenCalledTimes(5)
  expect(render).toHaveBeenLastCalledWith('/media/1a2b/full-320.avif')
  void pages.apply({ id: 2, tags: ['path:/built/page-1a2b.js'], drop: true })
  expect(pages.atHand('/built/page-1a2b.js')).toBeUndefined()
  expect(pages.atHand('/_next/static/chunks/1a2b.js')).toBeDefined()
})

test('a file of the build that was missing is looked for again after a change of all pages', async () => {
  const render = vi.fn(async () => ({ status: 404, type: 'text/plain', body: Buffer.from('none'), tags: [] }))
  const pages = new Pages({ render, site, limitInBytes: 1e7 })
  await pages.page('/_next/static/chunks/soon.js')
  await pages.apply({ id: 1, tags: [], drop: true, all: true })
  expect(render).toHaveBeenCalledTimes(2)
})

test('after everything was dropped because Postgres lost changes, no page lands that was being rendered before, and none that a change with a low id removed', async () => {
  const { render, next } = slowWeb()
  const pages = new Pages({ render, site, limitInBytes: 1e7 })
  pages.restartFrom(1_000)
  const reading = textOf(pages, '/news/a')
  const old = await next()
  void pages.dropAll(996)
  void pages.apply({ id: 997, tags: ['article:1'], drop: true })
  old.answer(html('of the lost history', 'article:1'))
  const again = await next()
  expect(pages.atHand('/news/a')).toBeUndefined()
  again.answer({ ...html('gone', 'article:1'), status: 410 })
  expect(await reading).toContain('gone')
  expect(pages.atHand('/news/a')?.status).toBe(410)
})

test('a page whose render began between the loss and a change with a low id does not land after that change', async () => {
  const { render, next } = slowWeb()
  const pages = new Pages({ render, site, limitInBytes: 1e7 })
  pages.restartFrom(1_000)
  const other = textOf(pages, '/news/b')
  const slow = await next()
  void pages.apply({ id: 1_001, tags: ['article:1'], drop: false }) // lost, too: no render may look older than it for ever
  void pages.dropAll(996)
  const reading = textOf(pages, '/news/a')
  const first = await next()
  void pages.apply({ id: 997, tags: ['article:1'], drop: true })
  slow.answer(html('b', 'article:2')) // ends while the other is under way: its change must not be forgotten
  first.answer(html('before', 'article:1'))
  for (const _ of [1, 2]) {
    const { key, answer } = await next()
    answer(html('after', key === '/news/a' ? 'article:1' : 'article:2'))
  }
  expect([await reading, await other].every((text) => text.includes('after'))).toBe(true)
})
