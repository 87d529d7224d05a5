import { parseUrl } from '#lib/parse-url.ts'

/** What a reader gets to see there: it decides the words of the card. */
export type EmbedKind = 'video' | 'audio' | 'post' | 'chart' | 'map' | 'page'
/** How much room the player needs: 16:9, upright as on a phone, a low strip, or as high as wide. */
export type PlayerShape = 'wide' | 'tall' | 'strip' | 'square'

export type Provider = {
  /** As it writes itself; null: the address says it. */
  name: string | null
  kind: EmbedKind
  /** Compared whole, as the URL parser writes them. Null: any. */
  hosts: readonly string[] | null
  /** The id that an address of these hosts names; null when it names none. `parts` are those of its path. */
  find: (url: URL, parts: readonly string[]) => string | null
  id: RegExp
  /** The public address by which the id is found again. */
  address: (id: string) => string
  /** What is put into a frame when a reader asks for it. Its host is one of ours to name: never that of an address somebody gave. */
  player?: { address: (id: string) => string; shape: PlayerShape }
  /** Where it says by oEmbed (oembed.com) what it shows. */
  oembed?: string | ((id: string) => string)
  /** Of one that answers 200 for what is gone: a page of it, and what stands there then. */
  goneAt?: { address: (id: string) => string; says: string }
}

const join = (...parts: (string | undefined)[]): string => parts.join('/')
const part = encodeURIComponent
const secondAfter =
  (...names: string[]) =>
  ([first = '', second = '']: readonly string[]): string | null =>
    names.includes(first) ? second : null

const youtube: Provider = {
  name: 'YouTube',
  kind: 'video',
  hosts: ['www.youtube.com', 'youtube.com', 'm.youtube.com', 'music.youtube.com', 'youtu.be', 'www.youtube-nocookie.com'],
  find: (url, parts) =>
    url.hostname === 'youtu.be'
      ? (parts[0] ?? null)
      : parts[0] === 'watch'
        ? url.searchParams.get('v')
        : secondAfter('embed', 'shorts', 'live', 'v')(parts),
  id: /^[\w-]{11}$/,
  address: (id) => `https://www.youtube.com/watch?v=${id}`,
  player: { address: (id) => `https://www.youtube-nocookie.com/embed/${id}?autoplay=1`, shape: 'wide' },
  oembed: 'https://www.youtube.com/oembed?format=json',
}

/** Of an unlisted video the id has a second part, without which it is not shown. */
const vimeo: Provider = {
  name: 'Vimeo',
  kind: 'video',
  hosts: ['vimeo.com', 'www.vimeo.com', 'player.vimeo.com'],
  find: (url, parts) => {
    const at = parts.findIndex((each) => /^\d+$/.test(each))
    const secret = url.searchParams.get('h') ?? parts[at + 1]
    return at < 0 ? null : secret && /^[0-9a-f]{6,20}$/.test(secret) ? join(parts[at], secret) : (parts[at] ?? null)
  },
  id: /^\d{1,15}(?:\/[0-9a-f]{6,20})?$/,
  address: (id) => `https://vimeo.com/${id}`,
  player: {
    address: (id) => `https://player.vimeo.com/video/${id.replace('/', '?h=')}${id.includes('/') ? '&' : '?'}dnt=1&autoplay=1`,
    shape: 'wide',
  },
  oembed: 'https://vimeo.com/api/oembed.json',
}

const x: Provider = {
  name: 'X',
  kind: 'post',
  hosts: ['x.com', 'www.x.com', 'mobile.x.com', 'twitter.com', 'www.twitter.com', 'mobile.twitter.com'],
  find: (_, [user, status, id]) => (status === 'status' || status === 'statuses' ? join(user, id) : null),
  id: /^\w{1,15}\/\d{1,20}$/,
  address: (id) => `https://x.com/${id.replace('/', '/status/')}`,
  oembed: 'https://publish.x.com/oembed',
}

const telegram: Provider = {
  name: 'Telegram',
  kind: 'post',
  hosts: ['t.me', 'telegram.me'],
  find: (_, parts) => (parts[0] === 's' ? join(...parts.slice(1, 3)) : join(...parts.slice(0, 2))),
  id: /^[A-Za-z]\w{3,31}\/\d{1,10}$/,
  address: (id) => `https://t.me/${id}`,
  // Its own page of a post that is gone shows the channel; only that for frames says it.
  goneAt: { address: (id) => `https://t.me/${id}?embed=1`, says: 'Post not found' },
}

const bluesky: Provider = {
  name: 'Bluesky',
  kind: 'post',
  hosts: ['bsky.app', 'www.bsky.app'],
  find: (_, [profile, who, post, id]) => (profile === 'profile' && post === 'post' ? join(who, id) : null),
  id: /^[a-zA-Z0-9.:-]{3,253}\/[a-z0-9]{5,20}$/,
  address: (id) => `https://bsky.app/profile/${id.replace('/', '/post/')}`,
  oembed: 'https://embed.bsky.app/oembed',
}

const instagram: Provider = {
  name: 'Instagram',
  kind: 'post',
  hosts: ['www.instagram.com', 'instagram.com', 'm.instagram.com'],
  find: (_, parts) => {
    const at = parts.findIndex((each) => ['p', 'reel', 'reels', 'tv'].includes(each))
    return at < 0 || at > 1 ? null : join(parts[at] === 'p' ? 'p' : 'reel', parts[at + 1])
  },
  id: /^(?:p|reel)\/[\w-]{5,40}$/,
  address: (id) => `https://www.instagram.com/${id}/`,
  player: { address: (id) => `https://www.instagram.com/${id}/embed/`, shape: 'tall' },
}

const tiktok: Provider = {
  name: 'TikTok',
  kind: 'video',
  hosts: ['www.tiktok.com', 'tiktok.com', 'm.tiktok.com'],
  find: (_, [user, video, id]) => (video === 'video' ? join(user, id) : null),
  id: /^@[\w.]{1,30}\/\d{5,25}$/,
  address: (id) => `https://www.tiktok.com/${id.replace('/', '/video/')}`,
  player: { address: (id) => `https://www.tiktok.com/player/v1/${id.split('/')[1]}?autoplay=1`, shape: 'tall' },
  oembed: 'https://www.tiktok.com/oembed',
}

const facebook: Provider = {
  name: 'Facebook',
  kind: 'post',
  hosts: ['www.facebook.com', 'facebook.com', 'm.facebook.com', 'web.facebook.com'],
  find: (url, parts) => {
    const read = (name: string) => url.searchParams.get(name)
    if (parts[0] === 'plugins') return foundInPlugin(read('href'))
    if (parts[0] === 'watch') return `watch?v=${read('v')}`
    if (parts[0] === 'permalink.php' || parts[0] === 'story.php') return `permalink.php?story_fbid=${read('story_fbid')}&id=${read('id')}`
    if (parts[0] === 'photo' || parts[0] === 'photo.php') return `photo?fbid=${read('fbid')}`
    return parts[0] === 'reel' ? join('reel', parts[1]) : join(parts[0], parts[1], parts.at(-1))
  },
  id: /^(?:watch\?v=\d{1,25}|photo\?fbid=\d{1,25}|reel\/\d{1,25}|permalink\.php\?story_fbid=\w{1,120}&id=\d{1,25}|[\w.-]{1,80}\/(?:posts|videos)\/\w{1,120})$/,
  address: (id) => `https://www.facebook.com/${id}`,
  player: {
    address: (id) =>
      `https://www.facebook.com/plugins/${/^(?:watch|reel)|\/videos\//.test(id) ? 'video' : 'post'}.php?href=${part(`https://www.facebook.com/${id}`)}`,
    shape: 'square',
  },
}

/** The player's address holds that of the post. */
function foundInPlugin(inner: string | null): string | null {
  const url = inner === null ? null : parseUrl(inner)
  if (url === null || !facebook.hosts?.includes(url.hostname) || url.pathname.startsWith('/plugins')) return null
  return facebook.find(url, partsOf(url))
}

const threads: Provider = {
  name: 'Threads',
  kind: 'post',
  hosts: ['www.threads.net', 'threads.net', 'www.threads.com', 'threads.com'],
  find: (_, [user, post, id]) => (post === 'post' ? join(user, id) : null),
  id: /^@[\w.]{1,30}\/[\w-]{5,40}$/,
  address: (id) => `https://www.threads.com/${id.replace('/', '/post/')}`,
}

const spotify: Provider = {
  name: 'Spotify',
  kind: 'audio',
  hosts: ['open.spotify.com'],
  find: (_, parts) => join(...parts.filter((each) => each !== 'embed' && !each.startsWith('intl-')).slice(0, 2)),
  id: /^(?:track|album|playlist|episode|show|artist)\/[0-9A-Za-z]{22}$/,
  address: (id) => `https://open.spotify.com/${id}`,
  player: { address: (id) => `https://open.spotify.com/embed/${id}`, shape: 'strip' },
  oembed: 'https://open.spotify.com/oembed',
}

const soundcloud: Provider = {
  name: 'SoundCloud',
  kind: 'audio',
  hosts: ['soundcloud.com', 'www.soundcloud.com', 'm.soundcloud.com'],
  find: (_, parts) => (parts.length === 2 || (parts.length === 3 && parts[1] === 'sets') ? join(...parts) : null),
  id: /^[a-z0-9_-]{1,80}\/(?:sets\/)?[a-z0-9_-]{1,200}$/,
  address: (id) => `https://soundcloud.com/${id}`,
  player: {
    address: (id) => `https://w.soundcloud.com/player/?url=${part(`https://soundcloud.com/${id}`)}&auto_play=true`,
    shape: 'strip',
  },
  oembed: 'https://soundcloud.com/oembed?format=json',
}

const datawrapper: Provider = {
  name: 'Datawrapper',
  kind: 'chart',
  hosts: ['www.datawrapper.de', 'datawrapper.de', 'datawrapper.dwcdn.net'],
  find: (url, parts) => (url.hostname === 'datawrapper.dwcdn.net' ? (parts[0] ?? null) : secondAfter('_')(parts)),
  id: /^[0-9A-Za-z]{5}$/,
  address: (id) => `https://www.datawrapper.de/_/${id}/`,
  player: { address: (id) => `https://datawrapper.dwcdn.net/${id}/`, shape: 'square' },
  oembed: 'https://api.datawrapper.de/v3/oembed',
}

const flourish: Provider = {
  name: 'Flourish',
  kind: 'chart',
  hosts: ['public.flourish.studio', 'flo.uri.sh'],
  find: (_, [kind, id]) => join(kind, id),
  id: /^(?:visualisation|story)\/\d{1,12}$/,
  address: (id) => `https://public.flourish.studio/${id}/`,
  player: { address: (id) => `https://flo.uri.sh/${id}/embed`, shape: 'square' },
  oembed: 'https://app.flourish.studio/api/v1/oembed',
}

/** A point of the map and how near it is seen, as “50.4501,30.5234,15”: Google's paths say it, and what its frames are told. */
const googleMaps: Provider = {
  name: 'Google Maps',
  kind: 'map',
  hosts: ['com', 'com.ua', 'com.tr', 'co.uk', 'ca', 'de', 'at', 'ch', 'fr', 'es', 'it', 'pl', 'cz', 'pt', 'com.br', 'ro', 'ae'].flatMap(
    (end) => [`www.google.${end}`, `maps.google.${end}`],
  ),
  find: (url, parts) => {
    if (parts[0] !== 'maps' && !url.hostname.startsWith('maps.')) return null
    const point = parts.find((each) => each.startsWith('@'))
    if (point) {
      const [latitude = '', longitude = '', zoom = ''] = point.slice(1).split(',')
      return [latitude, longitude, /^\d{1,2}(?:\.\d{1,3})?z$/.test(zoom) ? Math.round(Number(zoom.slice(0, -1))) : 15].join()
    }
    const frame = url.searchParams.get('pb') ?? ''
    const [, longitude] = /!2d(-?\d{1,3}(?:\.\d{1,16})?)(?:!|$)/.exec(frame) ?? []
    const [, latitude] = /!3d(-?\d{1,2}(?:\.\d{1,16})?)(?:!|$)/.exec(frame) ?? []
    return latitude && longitude ? [latitude, longitude, 15].join() : pointIn(url.searchParams.get('q'), url.searchParams.get('z'))
  },
  id: /^-?\d{1,2}(?:\.\d{1,16})?,-?\d{1,3}(?:\.\d{1,16})?,\d{1,2}$/,
  address: (id) => `https://www.google.com/maps/@${id}z`,
  player: {
    address: (id) => {
      const [latitude, longitude, zoom] = id.split(',')
      return `https://www.google.com/maps?q=${latitude},${longitude}&z=${zoom}&output=embed`
    },
    shape: 'wide',
  },
}

const pointIn = (query: string | null, zoom: string | null): string | null =>
  query !== null && /^-?[\d.]{1,19},\s?-?[\d.]{1,20}$/.test(query) ? `${query.replace(/\s/, '')},${zoom ?? 15}` : null

/** As its own addresses say it: “15/50.4501/30.5234”; with “!” when a marker stands there. */
const openStreetMap: Provider = {
  name: 'OpenStreetMap',
  kind: 'map',
  hosts: ['www.openstreetmap.org', 'openstreetmap.org'],
  find: (url) => {
    const marker = url.searchParams.get('marker')?.split(',') ?? []
    const [latitude = marker[0], longitude = marker[1]] = [
      url.searchParams.get('mlat') ?? undefined,
      url.searchParams.get('mlon') ?? undefined,
    ]
    const [, zoom, seenLatitude, seenLongitude] = /^#(?:.{0,200}&)?map=(\d{1,2})\/(-?[\d.]{1,12})\/(-?[\d.]{1,12})/.exec(url.hash) ?? []
    if (latitude && longitude) return `${join(zoom ?? '15', latitude, longitude)}!`
    return zoom ? join(zoom, seenLatitude, seenLongitude) : null
  },
  id: /^\d{1,2}\/-?\d{1,2}(?:\.\d{1,9})?\/-?\d{1,3}(?:\.\d{1,9})?!?$/,
  address: (id) => {
    const [zoom, latitude, longitude] = id.replace('!', '').split('/')
    const marker = id.endsWith('!') ? `?mlat=${latitude}&mlon=${longitude}` : ''
    return `https://www.openstreetmap.org/${marker}#map=${zoom}/${latitude}/${longitude}`
  },
  player: { address: frameOfMap, shape: 'wide' },
}

/** A frame is told the corners of what it shows: as much as 640 × 360 pixels show at this zoom (tiles of 256 pixels, 360° / 2^zoom). */
function frameOfMap(id: string): string {
  const [zoom = 15, latitude = 0, longitude = 0] = id.replace('!', '').split('/').map(Number)
  const degrees = 360 / 2 ** zoom / 256
  const [across, up] = [320 * degrees, 180 * degrees * Math.cos((latitude * Math.PI) / 180)]
  const corners = [longitude - across, latitude - up, longitude + across, latitude + up].map((at) => at.toFixed(5))
  const marker = id.endsWith('!') ? `&marker=${latitude},${longitude}` : ''
  return `https://www.openstreetmap.org/export/embed.html?bbox=${corners.join()}&layer=mapnik${marker}`
}

const reddit: Provider = {
  name: 'Reddit',
  kind: 'post',
  hosts: ['www.reddit.com', 'reddit.com', 'old.reddit.com', 'new.reddit.com'],
  find: (_, [r, sub, comments, id]) => (r === 'r' && comments === 'comments' ? join(sub, id) : null),
  id: /^\w{2,21}\/[a-z0-9]{4,12}$/,
  address: (id) => `https://www.reddit.com/r/${id.replace('/', '/comments/')}/`,
  oembed: 'https://www.reddit.com/oembed',
}

/** Its servers are many: an address is known by its shape, and there is no player, because its host would be somebody's. */
const mastodon: Provider = {
  name: 'Mastodon',
  kind: 'post',
  hosts: null,
  find: (url, [user, id, ...more]) => (user?.startsWith('@') && more.every((each) => each === 'embed') ? join(url.host, user, id) : null),
  id: /^[a-z0-9.-]{4,253}\/@\w{1,64}(?:@[a-z0-9.-]{4,253})?\/\d{10,20}$/,
  address: (id) => `https://${id}`,
  oembed: (id) => `https://${id.slice(0, id.indexOf('/'))}/api/oembed`,
}

/** Any other page: another newspaper's article, which says by Open Graph (ogp.me) what it is. */
const page: Provider = {
  name: null,
  kind: 'page',
  hosts: null,
  find: ({ href }) => href,
  id: /^https?:\/\/[^\s"<>]{3,2000}$/,
  address: (id) => id,
}

/** Those with hosts of their own stand first. */
export const providers = {
  youtube,
  vimeo,
  x,
  telegram,
  bluesky,
  instagram,
  tiktok,
  facebook,
  threads,
  spotify,
  soundcloud,
  datawrapper,
  flourish,
  googleMaps,
  openStreetMap,
  reddit,
  mastodon,
  page,
} satisfies Record<string, Provider>

export type ProviderName = keyof typeof providers

export const partsOf = (url: URL): string[] => url.pathname.split('/').filter(Boolean)
