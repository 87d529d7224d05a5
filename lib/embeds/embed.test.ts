import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { embedIdOf, embedOf, playerOrigins } from './embed.ts'
import { type ProviderName, providers } from './providers.ts'

const video = 'dQw4w9WgXcQ'
const track = '11dFghVXANMlKmJXsNCbNl'

/** Addresses of each provider, with the id that all of them name. */
const known: Record<Exclude<ProviderName, 'page'>, [id: string, ...addresses: string[]][]> = {
  youtube: [
    [
      video,
      `https://www.youtube.com/watch?v=${video}`,
      `http://youtube.com/watch?app=desktop&v=${video}&t=42s`,
      `https://m.youtube.com/watch?v=${video}`,
      `https://youtu.be/${video}?si=abc`,
      `https://www.youtube.com/shorts/${video}`,
      `https://www.youtube.com/live/${video}`,
      `https://www.youtube.com/embed/${video}?rel=0`,
      `https://www.youtube-nocookie.com/embed/${video}`,
    ],
  ],
  vimeo: [
    ['76979871', 'https://vimeo.com/76979871', 'https://player.vimeo.com/video/76979871', 'https://vimeo.com/channels/staffpicks/76979871'],
    ['76979871/abcdef0123', 'https://vimeo.com/76979871/abcdef0123', 'https://player.vimeo.com/video/76979871?h=abcdef0123'],
  ],
  x: [['desk/1234567890', 'https://x.com/desk/status/1234567890', 'https://twitter.com/desk/status/1234567890?s=20']],
  telegram: [['channel/42', 'https://t.me/channel/42', 'https://t.me/s/channel/42', 'https://telegram.me/channel/42']],
  bluesky: [
    ['desk.example.org/3kabcdefghi2x', 'https://bsky.app/profile/desk.example.org/post/3kabcdefghi2x'],
    ['did:plc:abc123/3kabcdefghi2x', 'https://bsky.app/profile/did:plc:abc123/post/3kabcdefghi2x'],
  ],
  instagram: [
    ['p/CabcDEF-_12', 'https://www.instagram.com/p/CabcDEF-_12/', 'https://instagram.com/desk/p/CabcDEF-_12/?img_index=1'],
    ['reel/CabcDEF-_12', 'https://www.instagram.com/reel/CabcDEF-_12/', 'https://www.instagram.com/tv/CabcDEF-_12/'],
  ],
  tiktok: [['@desk/7123456789012345678', 'https://www.tiktok.com/@desk/video/7123456789012345678?lang=en']],
  facebook: [
    ['desk/posts/pfbid0abc', 'https://www.facebook.com/desk/posts/pfbid0abc', 'https://m.facebook.com/desk/posts/pfbid0abc/'],
    ['desk/videos/123456', 'https://www.facebook.com/desk/videos/a-title/123456/'],
    ['watch?v=123456', 'https://www.facebook.com/watch/?v=123456'],
    [
      'permalink.php?story_fbid=pfbid0abc&id=100',
      'https://www.facebook.com/permalink.php?story_fbid=pfbid0abc&id=100',
      'https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fpermalink.php%3Fstory_fbid%3Dpfbid0abc%26id%3D100',
    ],
    ['photo?fbid=12', 'https://www.facebook.com/photo/?fbid=12&set=a.1'],
    ['reel/123', 'https://www.facebook.com/reel/123'],
  ],
  threads: [['@desk/Cabc_-12', 'https://www.threads.net/@desk/post/Cabc_-12', 'https://www.threads.com/@desk/post/Cabc_-12']],
  spotify: [
    [`track/${track}`, `https://open.spotify.com/track/${track}?si=1`, `https://open.spotify.com/intl-de/track/${track}`],
    [`episode/${track}`, `https://open.spotify.com/embed/episode/${track}`],
  ],
  soundcloud: [
    ['a-band/a-song', 'https://soundcloud.com/a-band/a-song', 'https://m.soundcloud.com/a-band/a-song'],
    ['a-band/sets/an-album', 'https://soundcloud.com/a-band/sets/an-album'],
  ],
  datawrapper: [['aB3dE', 'https://www.datawrapper.de/_/aB3dE/', 'https://datawrapper.dwcdn.net/aB3dE/7/']],
  flourish: [
    ['visualisation/123', 'https://public.flourish.studio/visualisation/123/', 'https://flo.uri.sh/visualisation/123/embed'],
    ['story/123', 'https://public.flourish.studio/story/123/'],
  ],
  googleMaps: [
    [
      '50.4501,30.5234,15',
      'https://www.google.com/maps/place/Kyiv/@50.4501,30.5234,15z/data=!3m1',
      'https://www.google.de/maps/@50.4501,30.5234,15z',
    ],
    ['50.4501,30.5234,15', 'https://www.google.com/maps/embed?pb=!1m18!1m12!1m3!1d2540!2d30.5234!3d50.4501!2m3!1f0'],
    ['50.4501,30.5234,12', 'https://maps.google.com/?q=50.4501,30.5234&z=12'],
  ],
  openStreetMap: [
    [
      '15/50.4501/30.5234',
      'https://www.openstreetmap.org/#map=15/50.4501/30.5234',
      'https://openstreetmap.org/#map=15/50.4501/30.5234&layers=N',
    ],
    [
      '15/50.4501/30.5234!',
      'https://www.openstreetmap.org/?mlat=50.4501&mlon=30.5234#map=15/50.4501/30.5234',
      'https://www.openstreetmap.org/export/embed.html?bbox=30.5,50.4,30.6,50.5&layer=mapnik&marker=50.4501%2C30.5234',
    ],
  ],
  reddit: [['news/1abcde', 'https://www.reddit.com/r/news/comments/1abcde/a_title/', 'https://old.reddit.com/r/news/comments/1abcde/']],
  mastodon: [
    [
      'mastodon.example/@desk/109876543210987654',
      'https://mastodon.example/@desk/109876543210987654',
      'https://mastodon.example/@desk/109876543210987654/embed',
    ],
    ['a.example/@desk@b.example/109876543210987654', 'https://a.example/@desk@b.example/109876543210987654'],
  ],
}

const rows = Object.entries(known).flatMap(([provider, ids]) =>
  ids.flatMap(([id, ...addresses]) => addresses.map((address) => ({ address, embedId: `${provider}:${id}` }))),
)

test.each(rows)('$address is $embedId', ({ address, embedId }) => {
  expect(embedIdOf(address)).toBe(embedId)
})

test.each([...new Set(rows.map(({ embedId }) => embedId))])(
  '%s is found again by its own address, and by that of its player',
  (embedId) => {
    const embed = embedOf(embedId)
    expect(embedIdOf(embed?.address ?? '')).toBe(embedId)
    if (!embed?.player) return
    const { origin } = new URL(embed.player.address)
    expect(playerOrigins).toContain(origin)
  },
)

test('every origin that may be in a frame is that of a player', () => {
  const origins = rows.flatMap(({ embedId }) => embedOf(embedId)?.player ?? []).map(({ address }) => new URL(address).origin)
  expect([...new Set(origins)].sort()).toEqual([...playerOrigins].sort())
})

describe('what only looks like a provider is a page of its own host, and has no player', () => {
  const everyHost = Object.values(providers).flatMap(({ hosts }: { hosts: readonly string[] | null }) => hosts ?? [])
  const path = `/watch?v=${video}`
  const lookalikes = [
    ...everyHost.flatMap((host) => [
      `https://${host}.evil.test${path}`,
      `https://evil-${host}${path}`,
      `https://evil.test/${host}${path}`,
      `https://evil.test/?https://${host}${path}`,
      `https://evil.test#@${host}${path}`,
      `https://${host}:8443${path}`,
      `https://${host}.${path}`,
    ]),
    'https://www.yоutube.com/watch?v=dQw4w9WgXcQ', // the first “о” is Cyrillic
    'https://xn--youtub-n0b.com/watch?v=dQw4w9WgXcQ',
    'https://youtube.com%2eevil.test/watch?v=dQw4w9WgXcQ',
    'https://www.youtube.com/watch?v=dQw4w9WgXcQ"onload=alert(1)',
    'https://www.youtube.com/watch?v=../../../redirect',
    'https://www.youtube.com/redirect?q=https://evil.test',
    "https://x.com/desk'/status/1",
    'https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fevil.test%2F',
    'https://www.google.com/url?q=https://evil.test',
    'https://www.google.com/maps/embed?pb=!2d30"!3d50',
  ]
  test.each(lookalikes)('%s', (address) => {
    const embed = embedOf(embedIdOf(address))
    expect(embed?.player ?? null).toBeNull()
    expect(embed?.provider ?? 'page').toBe('page')
  })
})

test.each([
  'javascript:alert(1)//youtube.com',
  'data:text/html,<script>alert(1)</script>',
  'https://www.youtube.com@evil.test/watch?v=dQw4w9WgXcQ',
  'https://user:secret@www.youtube.com/watch?v=dQw4w9WgXcQ',
  'ftp://www.youtube.com/watch?v=dQw4w9WgXcQ',
  '//www.youtube.com/watch?v=dQw4w9WgXcQ',
  'youtube.com',
  'https://www.youtube.com/watch?v=dQw4w9WgXcQ and more',
  'https://www.you\ntube.com/watch?v=dQw4w9WgXcQ',
  '',
  'https://',
  `https://example.org/${'a'.repeat(3000)}`,
])('%s is no address for an embed', (address) => {
  expect(embedIdOf(address)).toBeNull()
})

// A browser takes these for the same host as we do (UTS #46), so they are what they look like.
test('a full stop of another script is one', () => {
  expect(embedIdOf(`https://www.youtube。com/watch?v=${video}`)).toBe(`youtube:${video}`)
})

test.each([
  null,
  7,
  '',
  'youtube',
  'youtube:',
  'youtube:"><script>',
  `constructor:${video}`,
  'page:javascript:alert(1)',
  'page:https://a:b@c.example/',
  'mastodon:evil.test:80/@a/109876543210987654',
])('%s is no id of an embed', (embedId) => {
  expect(embedOf(embedId)).toBeNull()
})

/** Of any path, query and fragment, on hosts of providers and of others. */
const anyAddress = fc
  .tuple(
    fc.constantFrom('example.org', 'www.youtube.com', 'x.com', 'www.facebook.com', 'www.google.com', 'www.openstreetmap.org'),
    fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { maxLength: 5 }),
    fc.string({ unit: 'binary', maxLength: 20 }),
  )
  .filter(([, , rest]) => rest.isWellFormed())
  .map(
    ([host, path, rest]) =>
      new URL(
        `https://${host}/${path.map((each) => encodeURIComponent(each.toWellFormed())).join('/')}?${encodeURIComponent(rest)}#${rest}`,
      ).href,
  )

test('any web address has an id that means it, and an id is found by its own address', () => {
  fc.assert(
    fc.property(anyAddress, (address) => {
      const embedId = embedIdOf(address)
      const embed = embedOf(embedId)
      expect(embed).not.toBeNull()
      expect(embedIdOf(embed?.address ?? '')).toBe(embedId)
    }),
  )
})
