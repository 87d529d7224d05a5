import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Embed } from '#lib/embeds/embed.ts'
import { askSource } from './ask-source.ts'
import { wordsOf } from './describe-embed.ts'
import { readOembed, readPage } from './read-words.ts'
import { askWhetherGone } from './source-says.ts'

// No provider can be asked from here: these are answers in the shapes that oembed.com and ogp.me describe.
const answers: Record<string, (response: ServerResponse) => void> = {
  '/page': (response) => send(response, 'text/html; charset=utf-8', page),
  '/film.json': (response) => send(response, 'application/json', JSON.stringify({ type: 'video', title: 'A film', author_name: 'Olena' })),
  '/gone': (response) => response.writeHead(410).end(),
  '/broken.json': (response) => send(response, 'application/json', '{"title":'),
  '/packed': (response) => {
    response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
    response.end(gzipSync(Buffer.alloc(5_000_000, '<a>')))
  },
  '/picture': (response) => send(response, 'image/png', page),
  '/endless': (response) => {
    response.writeHead(200, { 'content-type': 'text/html' })
    response.write(page)
    const piece = Buffer.alloc(100_000, '<a>')
    const write = () => {
      while (!response.destroyed && response.write(piece)) {}
    }
    response.on('drain', write)
    write()
  },
  '/silent': () => {},
  '/slow': (response) => {
    response.writeHead(200, { 'content-type': 'text/html' })
    response.write('<title>')
  },
  '/to-inside': (response) => response.writeHead(302, { location: `http://127.0.0.1:${inner()}/page` }).end(),
  '/to-inside-by-name': (response) => response.writeHead(302, { location: `http://localhost:${inner()}/page` }).end(),
  '/to-file': (response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/round': (response) => response.writeHead(302, { location: '/round' }).end(),
}
const page =
  '<!DOCTYPE html><html><head><title>Not this</title><meta property="og:title" content="The &amp; other bank"><meta property="og:description" content="How it\n was"><meta name="author" content="https://example.org/olena"><meta property="og:site_name" content="The Gazette"></head><body><meta property="og:title" content="late">'

function send(response: ServerResponse, type: string, body: string) {
  response.writeHead(200, { 'content-type': type })
  response.end(body)
}

let reached: string[] = []
const outer = createServer((request, response) => (answers[request.url ?? ''] ?? ((one) => one.writeHead(404).end()))(response))
/** A server of the newsroom, which nobody outside may have us ask. */
const inside = createServer((request, response) => {
  reached.push(request.url ?? '')
  send(response, 'text/html', page)
})
const portOf = (server: typeof outer) => (server.address() as AddressInfo).port // it listens
const inner = () => portOf(inside)
beforeAll(async () => {
  for (const server of [outer, inside]) await new Promise<void>((listens) => server.listen(0, '127.0.0.1', listens))
})
afterAll(() => {
  for (const server of [outer, inside]) {
    server.closeAllConnections()
    server.close()
  }
})

const at = (path: string) => `http://127.0.0.1:${portOf(outer)}${path}`
/** Only the outer server is public. */
const allows = (_address: string, port: number) => port === portOf(outer)
const limits = { bytes: 300_000, milliseconds: 2_000, redirects: 3 }
const embed = (kind: Embed['kind'], address: string, oembed: string | null = null): Embed => ({
  provider: 'page',
  id: '',
  name: '',
  kind,
  player: null,
  address: at(address),
  oembed: oembed && at(oembed),
  goneAt: null,
})

describe('a source', () => {
  test('says by oEmbed what it shows, and otherwise by the head of its page', async () => {
    expect(await wordsOf(embed('video', '/page', '/film.json'), allows)).toEqual({ title: 'A film', author: 'Olena', text: '' })
    const read = { title: 'The & other bank', text: 'How it was', author: 'The Gazette' }
    expect(await wordsOf(embed('page', '/page'), allows)).toEqual(read)
    expect(await wordsOf(embed('video', '/page', '/broken.json'), allows)).toEqual(read)
    expect(await wordsOf(embed('post', '/page'), allows)).toEqual({ title: '', text: 'How it was', author: 'The & other bank' })
  })

  test('that is gone, or says nothing, is known', async () => {
    expect(await wordsOf(embed('video', '/nowhere', '/gone'), allows)).toBe('gone')
    expect(await wordsOf(embed('page', '/nowhere'), allows)).toBe('gone')
    expect(await wordsOf(embed('page', '/picture'), allows)).toBe('silent')
    expect(await wordsOf(embed('map', '/page'), allows)).toBe('silent')
  })

  test('whose oEmbed alone says so may be out of order for a moment: its page is asked, and only a second look tells', async () => {
    expect(await wordsOf(embed('video', '/page', '/gone'), allows)).toMatchObject({ title: 'The & other bank' })
    expect(await wordsOf(embed('video', '/picture', '/gone'), allows)).toBe('silent')
    expect(await askWhetherGone(embed('video', '/page', '/gone'), allows)).toBe('gone')
    expect(await askWhetherGone(embed('video', '/page', '/broken.json'), allows)).toBe('there')
    expect(await askWhetherGone(embed('map', '/page', '/gone'), allows)).toBe('silent')
  })

  test.each(['/packed', '/picture', '/silent', '/slow', '/to-inside', '/to-inside-by-name', '/to-file', '/round'])(
    '%s is not read',
    async (path) => {
      reached = []
      expect(await askSource(at(path), allows, limits)).toBeNull()
      expect(reached).toEqual([])
    },
  )

  test('that does not end is read as far as its bytes may go', async () => {
    const answer = await askSource(at('/endless'), allows, limits)
    expect(answer?.body).toHaveLength(limits.bytes)
    expect(readPage(answer?.body ?? '').title).toBe('The & other bank')
  })

  test.each([
    'http://127.0.0.1/',
    'http://localhost/',
    'http://[::1]/',
    'http://169.254.169.254/latest',
    'http://2130706433/',
    'http://10.0.0.1/',
    'ftp://example.org/',
  ])('%s is never asked', async (address) => {
    expect(await askSource(address, undefined, limits)).toBeNull()
  })

  // A name that led to a public address when it was looked at, and to a private one when it was connected to, is refused there.
  test('by a name is checked at the address that is connected to', async () => {
    reached = []
    const asked: string[] = []
    const byAddress = (address: string, port: number) => {
      asked.push(address)
      return port === portOf(outer)
    }
    expect(await askSource(`http://localhost:${inner()}/page`, byAddress, limits)).toBeNull()
    expect(asked.length).toBeGreaterThan(0)
    expect(reached).toEqual([])
  })
})

describe('words', () => {
  test('of a post are those of its HTML, without its markup', () => {
    const html =
      '<blockquote class="twitter-tweet"><p>Said &amp; <a href="https://t.co/1">done</a></p>&mdash; Olena (@olena) <a href="https://twitter.com/olena/status/1">May 3</a></blockquote><script src="https://evil.test"></script>'
    expect(readOembed(JSON.stringify({ author_name: 'Olena', html }))).toEqual({ title: '', author: 'Olena', text: 'Said & done' })
  })

  test.each(['', 'null', '[]x', '"a"', '7'])('%s is no answer of oEmbed', (body) => {
    expect(readOembed(body)).toBeNull()
  })

  test('of any shape are lines of bounded length', () => {
    const long = { title: 7, author_name: { a: 1 }, html: `<blockquote>${'<b>'.repeat(10_000)}` }
    expect(readOembed(JSON.stringify(long))).toEqual({ title: '', author: '', text: '' })
    expect(readOembed(JSON.stringify({ title: '😀'.repeat(5_000) }))?.title.length).toBeLessThanOrEqual(301)
    expect(readPage(`<title>${'a\n'.repeat(50_000)}`).title.length).toBeLessThanOrEqual(301)
  })

  test('stand before the first of very many tags, and what is behind them is not looked for', () => {
    expect(readPage(`${'<a>'.repeat(100_000)}<meta property="og:title" content="late">`).title).toBe('')
    expect(readPage(`<meta property="og:title" content="early">${'<a>'.repeat(100_000)}`).title).toBe('early')
  })
})
