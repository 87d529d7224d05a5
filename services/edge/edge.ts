import postgres from 'postgres'
import { backoff } from '#db/client.ts'
import { outlivePostgres } from '#db/outlive-postgres.ts'
import { checkEnvironment, WrongEnvironment } from '#lib/env.ts'
import { beginLog, log, logCrash } from '#lib/log.ts'
import { firstLanguage, publishedLanguages, setPublishedLanguages } from '#lib/publication.ts'
import { tags } from '#lib/tags.ts'
import { answerSupervisor } from '#services/up/alive.ts'
import { Attachments } from './attachments.ts'
import { counters } from './counters.ts'
import { chosenLanguages, eventsSince, followOutbox, newestId, type Row, skipIds } from './follow-outbox.ts'
import { Heartbeat } from './heartbeat.ts'
import { Live } from './live.ts'
import { createMetricsServer } from './metrics.ts'
import { Origins } from './origins.ts'
import { Pages } from './pages.ts'
import { pass, takeRequestId, waysToWeb } from './pass.ts'
import { previewPasser } from './pass-preview.ts'
import { Upgrades } from './pass-upgrade.ts'
import { Pulse } from './pulse.ts'
import { purge } from './purge.ts'
import { everywhere } from './security-headers.ts'
import { createEdgeServer, unknownKey } from './server.ts'
import { type EdgeSettings, edgeSettings } from './settings.ts'
import { Web } from './web.ts'

const heartbeatEvery = 1_000
/** Packing one page tightly takes about 60 ms of a core, off the event loop. */
const packEvery = 500
/** Open pages are told of a change when the pages that show it are ready, but after this many milliseconds at the latest. */
const toldWithin = 1_000
/** How many outbox ids before its start an edge loads, so that listeners of another edge can resume here. */
const knownLately = 1_000
/** How long, in milliseconds, a response from this edge may still be on its way into a cache in front of it. */
const underWay = 200
/** How long a stopping edge waits for the next request of a connection, to close it with a regular response. */
const lastAnswers = 500

/** Starts an edge. Resolves once it listens. `end` stops it gracefully: requests in progress are finished first. */
export async function startEdge(settings: EdgeSettings) {
  const parts = makeParts(settings)
  const { sql, web, pages, live, presence, ways, pulse, upgrades } = parts
  let isWarm = false
  let isEnding = false
  const changes = await deliverChanges(parts, settings.purgeUrls)
  const packing = setInterval(() => void pages.packMostUsed(), packEvery)
  const { server, closeIdle } = await listen(parts, settings, () => isWarm && pulse.isFelt)
  const metrics = settings.metricsPort
    ? createMetricsServer({
        pages: () => pages.size,
        applied: () => pages.applied,
        sinceHeard: changes.sinceHeard,
        connections: () => new Promise((resolve) => server.getConnections((_, count) => resolve(count ?? 0))),
      }).listen(settings.metricsPort, '127.0.0.1')
    : null
  pulse.begin()
  const ready = warm(pages).then(() => {
    isWarm = !isEnding
  })

  return {
    server,
    pages,
    counters,
    /** Resolves when the front pages are in memory. */
    ready,
    async end() {
      isEnding = true
      isWarm = false
      pulse.end()
      changes.stopSaying()
      clearInterval(packing)
      server.close()
      live.end()
      upgrades.end()
      // A busy connection closes with its next response. Only silent connections are closed by force.
      await delay(lastAnswers)
      closeIdle()
      await finish(server, 5_000)
      metrics?.close()
      await changes.stopFollowing()
      await presence.end().catch(sayTrouble)
      await sql.end({ timeout: 2 })
      for (const { agent } of [ways.known, ways.unknown]) agent.destroy()
      await web.close()
    },
  }
}

function makeParts(settings: EdgeSettings) {
  const https = settings.publicOrigin.protocol === 'https:'
  const sql = postgres(settings.databaseUrl, {
    max: 4,
    onnotice: () => {},
    connection: { application_name: 'galley-edge' },
    connect_timeout: 5,
    backoff,
  })
  const webs = new Origins(settings.webOrigins)
  const web = new Web(webs, settings.publicOrigin)
  const pages = new Pages({
    render: (key) => web.render(key),
    site: { https },
    limitInBytes: settings.limitInBytes,
  })
  const live = new Live({
    replay: (after, wanted) => eventsSince(sql, after, wanted),
    headers: everywhere(https),
    mostListeners: settings.mostListeners,
  })
  return {
    https,
    sql,
    webs,
    web,
    pages,
    attachments: new Attachments({ ask: (path, headers) => web.render(path, headers), https }),
    live,
    presence: new Heartbeat(sql, settings.name),
    ways: waysToWeb(),
    upgrades: new Upgrades(settings.channelOrigins, settings.mostChannels),
    pulse: new Pulse(webs),
  }
}

type Parts = ReturnType<typeof makeParts>

/**
 * Follows the outbox: drops pages, tells listeners, and confirms a change when readers can see it, which is when it is replaced or dropped
 * here and purged from the caches in front. Changes are confirmed in order.
 */
async function deliverChanges(parts: Parts, purgeUrls: EdgeSettings['purgeUrls']) {
  const { sql, pages, attachments, live, presence } = parts
  let heard = performance.now()
  const from = await newestId(sql)
  setPublishedLanguages(await chosenLanguages(sql)) // after the id: a later change comes by the outbox
  pages.restartFrom(from)
  const since = Math.max(0, from - knownLately)
  const lately = await eventsSince(sql, since, { feed: null, story: null }, knownLately)
  live.beginAt(
    from,
    lately.filter(({ id }) => id <= from),
    since,
  )
  await presence.begin(from)
  let confirmed = from
  /** Grows when the outbox went back: what was to be confirmed before says nothing of the ids that come. */
  let era = 0
  let confirming: Promise<unknown> = Promise.resolve()
  let telling: Promise<unknown> = Promise.resolve()
  const say = () =>
    void presence.say(confirmed).then(() => {
      heard = performance.now()
    }, sayTrouble)
  const stopFollowing = await followOutbox(sql, from, {
    row: (row) => {
      // From here on addresses are read anew; the pages that are always there have other addresses, too.
      if (row.event.kind === 'languages') setPublishedLanguages(row.event.languages)
      attachments.apply(row)
      const settled = pages.apply(row)
      if (row.event.kind === 'languages') void warm(pages)
      const over = purgeBeyond(purgeUrls, row, settled)
      const ofThisEra = era
      confirming = Promise.all([confirming, over]).then(() => {
        if (ofThisEra !== era) return
        confirmed = row.id
        if (pages.applied === row.id) say()
      })
      telling = Promise.all([telling, Promise.race([over, delay(toldWithin)])]).then(() => {
        if (ofThisEra === era) live.tell(row)
      })
    },
    wentBack(newest) {
      era += 1
      confirmed = 0
      const ofThisEra = era
      confirming = beginAnew(parts, newest, purgeUrls).then(() => {
        if (ofThisEra !== era) return
        confirmed = newest
        say()
      })
    },
    caughtUp: say,
    trouble: sayTrouble,
  })
  const heartbeat = setInterval(say, heartbeatEvery)
  return { stopFollowing, stopSaying: () => clearInterval(heartbeat), sinceHeard: () => performance.now() - heard }
}

/** Postgres has another history than this edge has read: nothing of before is served. Resolves when the caches in front have dropped it, too. */
async function beginAnew({ sql, pages, attachments, live }: Parts, newest: number, purgeUrls: EdgeSettings['purgeUrls']): Promise<void> {
  const before = pages.applied
  log('warn', 'Postgres has another history than before: every page is rendered anew', { newest, before })
  live.beginAnew(newest, before)
  attachments.apply({ tags: [], all: true })
  const dropped = pages.dropAll(newest)
  if (before > newest) await skipIds(sql, before).catch(sayTrouble)
  setPublishedLanguages(await chosenLanguages(sql).catch(publishedLanguages))
  void warm(pages)
  await purgeBeyond(purgeUrls, { drop: false, tags: [tags.newsroom(), ...publishedLanguages().map(tags.lists)] }, dropped)
}

/** Purges the caches in front once this edge has the new bytes, and once more for responses that were on their way to a cache. */
async function purgeBeyond(
  purgeUrls: EdgeSettings['purgeUrls'],
  { drop, tags }: Pick<Row, 'drop' | 'tags'>,
  settled: Promise<void>,
): Promise<void> {
  if (!drop) await settled
  if (purgeUrls.length === 0) return
  await purge(purgeUrls, tags)
  await delay(underWay)
  await purge(purgeUrls, tags)
}

const sayTrouble = (error: unknown) => log('warn', 'the outbox cannot be read', { error })

async function listen(
  { webs, web, pages, attachments, live, ways, upgrades, https }: Parts,
  settings: EdgeSettings,
  isReady: () => boolean,
) {
  const isTrustedProxy = (address: string) => settings.trustedProxies.has(plainAddress(address))
  const passToWeb = {
    ways,
    webs,
    publicOrigin: settings.publicOrigin,
    isOriginGiven: settings.isOriginGiven,
    headers: everywhere(https),
    isTrustedProxy,
  }
  const edge = createEdgeServer({
    pages,
    live,
    https,
    isReady,
    passToWeb: (request, response) => void pass(request, response, passToWeb),
    passPreview: previewPasser({ render: (path, headers) => web.render(path, headers), https, isTrustedProxy }),
    sendAttachment: (request, response, path) => attachments.send(request, response, path),
    passUpgrade: (request, socket, head) => upgrades.pass(request, socket, head, takeRequestId(request, passToWeb)),
    connectionsPerAddress: settings.connectionsPerAddress,
    isExempt: isTrustedProxy,
  })
  await new Promise<void>((resolve, reject) => {
    edge.server.once('error', reject)
    edge.server.listen({ port: settings.port, host: settings.host, reusePort: settings.isPortShared, backlog: 4_096 }, resolve)
  })
  return edge
}

/** Renders the front pages and the 404 pages before the edge reports ready. Waits for web as long as it takes. */
async function warm(pages: Pages): Promise<void> {
  const keys = publishedLanguages().flatMap((language) => [language === firstLanguage() ? '/' : `/${language}`, unknownKey(language)])
  await Promise.all(keys.map((key) => warmUp(pages, key)))
}

async function warmUp(pages: Pages, key: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await pages.page(key)
      return
    } catch (error) {
      if (attempt % 10 === 2) log('warn', `still waiting for ${key}`, { error })
      await delay(200)
    }
  }
}

const plainAddress = (address: string) => address.replace(/^::ffff:/, '')
const delay = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

async function finish(
  server: { closeAllConnections: () => void; getConnections: (answer: (error: Error | null, count: number) => void) => void },
  within: number,
): Promise<void> {
  const until = performance.now() + within
  while (performance.now() < until) {
    const open = await new Promise<number>((resolve) => server.getConnections((_, count) => resolve(count)))
    if (open === 0) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  server.closeAllConnections()
}

if (import.meta.main) {
  beginLog('edge')
  logCrash()
  outlivePostgres()
  // The supervisor is gone, so nobody would restart or stop this process.
  process.on('disconnect', () => process.exit(0))
  answerSupervisor()
  try {
    checkEnvironment()
    const settings = edgeSettings()
    const edge = await startEdge(settings)
    const stop = () => void edge.end().then(() => process.exit(0))
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop)
    await edge.ready
    log('info', `ready on port ${settings.port}`)
    process.send?.('ready')
  } catch (error) {
    if (!(error instanceof WrongEnvironment)) throw error
    log('error', error.message)
    process.exit(1)
  }
}
