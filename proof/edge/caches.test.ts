import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { get as askSecurely } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { confirmationOf } from '#newsroom/delivery/confirmation.ts'
import { takedown } from '#newsroom/workflow/takedown.ts'
import { freePort } from '#services/up/free-port.ts'
import { root } from '#services/up/supervise.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { get, load, type Part, startEdge, startWeb } from './processes.ts'
import { publishedStory, updatedStory } from './story.ts'

const path = `${process.env.PATH}:/usr/sbin`
const has = (program: string) => {
  try {
    execFileSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore', env: { ...process.env, PATH: path } })
    return true
  } catch {
    return false
  }
}

const hasVarnish = has('varnishd') && hasXkey()
const hasNginx = has('nginx') && has('openssl')
const hasCaddy = has('caddy') && has('openssl')
if (!hasVarnish) console.log('skipped: varnishd with varnish-modules is not installed here (apt install varnish varnish-modules)')
if (!hasNginx) console.log('skipped: nginx is not installed here (apt install nginx)')
if (!hasCaddy) console.log('skipped: Caddy is not installed here (apt install caddy)')

function hasXkey(): boolean {
  try {
    return execFileSync('sh', ['-c', 'ls /usr/lib/*/varnish/vmods/libvmod_xkey.so'], { stdio: ['ignore', 'pipe', 'ignore'] }).length > 0
  } catch {
    return false
  }
}

const folder = mkdtempSync(join(tmpdir(), 'galley-caches-'))
const children: ChildProcess[] = []
let cast: Cast
let web: Part
let edges: Part[] = []
const [varnishPort, nginxPort, plainPort, caddyPort] = [await freePort(), await freePort(), await freePort(), await freePort()]
const varnish = `http://127.0.0.1:${varnishPort}`

beforeAll(async () => {
  cast = await seedCast()
  web = await startWeb()
  const environment: Record<string, string> = hasVarnish ? { GALLEY_PURGE_URLS: `${varnish}/` } : {}
  edges = await Promise.all([startEdge('first', [web], environment), startEdge('second', [web], environment)])
}, 400_000)
afterAll(async () => {
  for (const child of children) child.kill('SIGTERM')
  for (const part of [...edges, web]) await part?.stop()
  await wait(300)
  rmSync(folder, { recursive: true, force: true })
}, 60_000)

/** Runs a program of the system until the test ends. */
function start(program: string, args: string[]): () => string {
  const child = spawn(program, args, { env: { ...process.env, PATH: path }, stdio: ['ignore', 'pipe', 'pipe'] })
  children.push(child)
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (piece) => {
      said += piece
    })
  return () => said
}

const answers = (url: string, said: () => string) =>
  expect.poll(async () => (await get(url).catch(() => null))?.status ?? said(), { timeout: 30_000 }).toBe(200)

const waitUntilConfirmed = async (articleId: string) => {
  while (!(await confirmationOf(cast.marta, articleId))?.isDone) await wait(10)
}

test.runIf(hasVarnish)(
  'Varnish serves the edge’s pages, and neither an old text nor a taken-down story once the change is confirmed',
  async () => {
    const vcl = readFileSync(join(root, 'deploy/varnish/galley.vcl'), 'utf8').replace('.port = "3000"', `.port = "${edges[0]?.port}"`)
    writeFileSync(join(folder, 'galley.vcl'), vcl)
    mkdirSync(join(folder, 'varnish'))
    const said = start('varnishd', [
      ...['-F', '-j', 'none', '-a', `127.0.0.1:${varnishPort}`, '-f', join(folder, 'galley.vcl'), '-n', join(folder, 'varnish')],
      ...['-s', 'malloc,32m', '-p', 'http_gzip_support=off', '-p', 'thread_pool_min=10', '-p', 'thread_pools=1'],
    ])
    await answers(`${varnish}/`, said)

    const story = await publishedStory(cast, { words: `behind a cache ${Date.now()}` })
    await waitUntilConfirmed(story.id)
    const url = varnish + story.path
    const first = await get(url, { 'accept-encoding': 'gzip, deflate, br, zstd' })
    expect(first).toMatchObject({ status: 200, headers: { 'content-encoding': 'br', vary: 'Accept-Encoding' } })
    for (const internal of ['surrogate-key', 'cdn-cache-control', 'x-varnish', 'via', 'set-cookie'])
      expect(first.headers[internal]).toBeUndefined()
    expect((await get(url, { 'accept-encoding': 'br;q=0, gzip' })).headers['content-encoding']).toBe('gzip')
    expect((await get(url, { 'if-none-match': first.headers.etag ?? '', 'accept-encoding': 'br' })).status).toBe(304)

    // The edges are stopped, so the response can only come from the cache.
    for (let version = 1; version <= 10; version += 1) {
      await updatedStory(cast, story.id, `Version ${version} of it`)
      await waitUntilConfirmed(story.id)
      expect((await get(url)).body.toString()).toContain(`Version ${version} of it`)
    }
    expect((await get(`${varnish}/`)).body.toString()).toContain('Version 10 of it')

    const readers = load(
      () => [url, `${varnish}/`, `${varnish}/rss.xml`],
      8,
      (status) => status < 500,
    )
    expect(await takedown(cast.marta, { articleId: story.id, reason: 'A court says so' })).toMatchObject({ ok: true })
    await waitUntilConfirmed(story.id)
    for (let poll = 0; poll < 100; poll += 1) {
      const [gone, front, feed] = await Promise.all([get(url), get(`${varnish}/`), get(`${varnish}/rss.xml`)])
      expect(gone.status).toBe(410)
      for (const { body } of [gone, front, feed]) expect(body.toString()).not.toContain('Version')
      await wait(10)
    }
    expect((await readers.end()).failures).toEqual([])
  },
  120_000,
)

test.runIf(hasVarnish)('Varnish never caches the desk or a response with a cookie, and only an edge may purge', async () => {
  const desk = await get(`${varnish}/desk/sign-in`)
  expect(desk.status).toBe(200)
  expect(desk.headers['cache-control']).toContain('no-store')
  const [one, other] = [await get(`${varnish}/api/auth/csrf`), await get(`${varnish}/api/auth/csrf`)]
  expect(one.body.toString()).not.toBe(other.body.toString())
  expect((await get(`${varnish}/`, {}, { method: 'PURGE' })).status).toBe(400)
})

test.runIf(hasVarnish)('an event of the live stream passes through Varnish at once', async () => {
  const leave = new AbortController()
  const response = await fetch(`${varnish}/live`, { signal: leave.signal })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  const story = await publishedStory(cast, { words: `live ${Date.now()}` })
  let heard = ''
  while (reader && !heard.includes(story.id)) heard += (await reader.read()).value ?? ''
  leave.abort()
  expect(heard).toContain('event: published')
})

/** A certificate for news.example, made for this test. */
function makeCertificate(): { certificate: string; key: string } {
  const [certificate, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=news.example']
  execFileSync('openssl', [...made, '-addext', 'subjectAltName=DNS:news.example', '-keyout', key, '-out', certificate], { stdio: 'ignore' })
  return { certificate, key }
}

/** What every proxy in front must do: nothing of what is meant for caches leaves, and a rolling restart of both edges fails no request. */
async function holdsInFront(secure: string, said: () => string): Promise<void> {
  await expect.poll(() => askOverTls(`${secure}/`).then(({ status }) => status, said), { timeout: 20_000 }).toBe(200)
  const { headers } = await askOverTls(`${secure}/`)
  expect(headers['surrogate-key']).toBeUndefined()
  expect(headers['content-security-policy']).toContain("default-src 'none'")
  let ended = false
  let requests = 0
  const failures: string[] = []
  const reading = Promise.all(
    Array.from({ length: 8 }, async (_, number) => {
      const paths = ['/', '/uk', '/section/war', '/news/the-published-story']
      while (!ended) {
        requests += 1
        const status = await askOverTls(secure + paths[number % paths.length]).then(
          (answer) => String(answer.status),
          (error) => String(error),
        )
        if (status !== '200') failures.push(status)
        await wait(5)
      }
    }),
  )
  for (const [index, one] of edges.entries()) {
    expect(await one.stop()).toBe(0)
    edges[index] = await startEdge(one.name, [web], { port: String(one.port) })
    await wait(2_500) // until the proxy tries it again
  }
  ended = true
  await reading
  expect(failures).toEqual([])
  expect(requests).toBeGreaterThan(100)
}

test.runIf(hasNginx)(
  'behind nginx, over HTTP/2 and TLS, a rolling restart of both edges fails no request',
  async () => {
    const { certificate, key } = makeCertificate()
    const site = readFileSync(join(root, 'deploy/nginx/galley.conf'), 'utf8')
      .replace('server 127.0.0.1:3000', `server 127.0.0.1:${edges[0]?.port}`)
      .replace('# server 127.0.0.1:3001', `server 127.0.0.1:${edges[1]?.port}`)
      .replaceAll(/listen \[::\].*\n/g, '\n')
      .replace('listen 80;', `listen 127.0.0.1:${plainPort};`)
      .replace('listen 443 ssl http2;', `listen 127.0.0.1:${nginxPort} ssl http2;`)
      .replace('/etc/letsencrypt/live/news.example/fullchain.pem', certificate)
      .replace('/etc/letsencrypt/live/news.example/privkey.pem', key)
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
      .map((kind) => `${kind}_temp_path ${join(folder, kind)};`)
      .join(' ')
    writeFileSync(
      join(folder, 'nginx.conf'),
      `daemon off; pid ${join(folder, 'nginx.pid')}; error_log stderr warn; worker_processes 1; events { worker_connections 512; }\nhttp { access_log off; ${temporary}\n${site}\n}`,
    )
    const said = start('nginx', ['-c', join(folder, 'nginx.conf'), '-p', folder])
    await holdsInFront(`https://127.0.0.1:${nginxPort}`, said)
    const plain = await get(`http://127.0.0.1:${plainPort}/news/x`)
    expect([plain.status, plain.headers.location]).toEqual([308, 'https://news.example/news/x'])
  },
  120_000,
)

test.runIf(hasCaddy)(
  'behind Caddy, over TLS, a rolling restart of both edges fails no request, and the live stream passes at once',
  async () => {
    const { certificate, key } = makeCertificate()
    const site = readFileSync(join(root, 'deploy/caddy/Caddyfile'), 'utf8')
      .replace('to 127.0.0.1:3000', `to 127.0.0.1:${edges[0]?.port}`)
      .replace('# to 127.0.0.1:3001', `to 127.0.0.1:${edges[1]?.port}`)
      .replace('{\n', `{\n\tadmin off\n\tdefault_bind 127.0.0.1\n\thttps_port ${caddyPort}\n\tauto_https disable_redirects\n`)
      .replace('news.example {\n', `news.example {\n\ttls ${certificate} ${key}\n`)
    writeFileSync(join(folder, 'Caddyfile'), site)
    const said = start('caddy', ['run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile'])
    const secure = `https://127.0.0.1:${caddyPort}`
    await holdsInFront(secure, said)
    const story = await publishedStory(cast, { words: `live behind Caddy ${Date.now()}` })
    const stream = await openOverTls(`${secure}/live`)
    await updatedStory(cast, story.id, 'Once more')
    let heard = ''
    for await (const piece of stream.setEncoding('utf8')) {
      heard += piece
      if (heard.includes('event: updated') && heard.includes(story.id)) break
    }
    expect(heard).toContain('event: updated')
  },
  120_000,
)

const openOverTls = (url: string) =>
  new Promise<IncomingMessage>((answered, failed) => {
    askSecurely(url, { rejectUnauthorized: false, headers: { host: 'news.example' } }, answered).on('error', failed)
  })

async function askOverTls(url: string): Promise<{ status: number; headers: Record<string, unknown> }> {
  const answer = await openOverTls(url)
  for await (const _ of answer); // to its end, so that the connection is free
  return { status: answer.statusCode ?? 0, headers: answer.headers }
}
