import { parseUrl } from '#lib/parse-url.ts'
import { type EmbedKind, type PlayerShape, type Provider, type ProviderName, partsOf, providers } from './providers.ts'

/** What is shown of others, by its id: “youtube:dQw4w9WgXcQ”, “page:https://example.org/a”. */
export type Embed = {
  provider: ProviderName
  id: string
  /** As readers are told it: “YouTube”, or the host of a page. */
  name: string
  kind: EmbedKind
  address: string
  player: { address: string; shape: PlayerShape } | null
  /** Where to ask by oEmbed what it shows; null: its page itself says it. */
  oembed: string | null
  /** Where it says that it is gone, if its page and oEmbed do not, and in which words. */
  goneAt: { address: string; says: string } | null
}

/** What an id means; null for one that we would not write. */
export function embedOf(embedId: unknown): Embed | null {
  if (typeof embedId !== 'string') return null
  const end = embedId.indexOf(':')
  const [name, id] = [embedId.slice(0, end), embedId.slice(end + 1)]
  if (!isProvider(name)) return null
  const provider: Provider = providers[name]
  if (!provider.id.test(id)) return null
  const address = provider.address(id)
  const url = webAddress(address)
  if (url === null) return null
  return {
    provider: name,
    id,
    name: provider.name ?? url.hostname.replace(/^www\./, ''),
    kind: provider.kind,
    address,
    player: provider.player ? { address: provider.player.address(id), shape: provider.player.shape } : null,
    oembed: askedAt(provider, id, address),
    goneAt: provider.goneAt ? { address: provider.goneAt.address(id), says: provider.goneAt.says } : null,
  }
}

/** The id of what an address shows, which is at least a page; null for an address that a story may not have. */
export function embedIdOf(given: string): string | null {
  const url = webAddress(given.trim())
  if (url === null) return null
  for (const [name, provider] of Object.entries<Provider>(providers)) {
    if (provider.hosts !== null && (!provider.hosts.includes(url.hostname) || url.port !== '')) continue
    const id = provider.find(url, partsOf(url))
    if (id !== null && provider.id.test(id)) return embedOf(`${name}:${id}`) && `${name}:${id}`
  }
  return null
}

/** Bytes: an index of the database takes no longer ones. Whether such an embed is still at its source is not watched. */
export const longestEmbedId = 2_000

/** Whether an address shows what we know by name, and not just some page. */
export const isOfProvider = (embedId: string | null): embedId is string => embedId !== null && !embedId.startsWith('page:')

/** The origins whose players a page may put into a frame. */
export const playerOrigins: ReadonlySet<string> = new Set(
  [
    'www.youtube-nocookie.com',
    'player.vimeo.com',
    'www.instagram.com',
    'www.tiktok.com',
    'www.facebook.com',
    'open.spotify.com',
    'w.soundcloud.com',
    'datawrapper.dwcdn.net',
    'flo.uri.sh',
    'www.google.com',
    'www.openstreetmap.org',
  ].map((host) => `https://${host}`),
)

const isProvider = (name: string): name is ProviderName => Object.hasOwn(providers, name)

/** Of http or https, without a password, parsed as a browser does (WHATWG URL). */
function webAddress(given: string): URL | null {
  if (given.length > 2048 || /[\u0000-\u0020\u007f-\u009f]/.test(given)) return null
  const url = parseUrl(given)
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' ? url : null
}

function askedAt({ oembed }: Provider, id: string, address: string): string | null {
  if (oembed === undefined) return null
  const url = new URL(typeof oembed === 'string' ? oembed : oembed(id))
  url.searchParams.set('url', address)
  return url.href
}
