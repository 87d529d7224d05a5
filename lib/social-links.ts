/** Services by their host, without "www.". */
const services: Readonly<Record<string, string>> = {
  'facebook.com': 'Facebook',
  'instagram.com': 'Instagram',
  'x.com': 'X',
  'twitter.com': 'X',
  'youtube.com': 'YouTube',
  't.me': 'Telegram',
  'tiktok.com': 'TikTok',
  'linkedin.com': 'LinkedIn',
  'threads.com': 'Threads',
  'threads.net': 'Threads',
  'bsky.app': 'Bluesky',
  'mastodon.social': 'Mastodon',
  'whatsapp.com': 'WhatsApp',
  'reddit.com': 'Reddit',
  'pinterest.com': 'Pinterest',
  'twitch.tv': 'Twitch',
  'vimeo.com': 'Vimeo',
  'soundcloud.com': 'SoundCloud',
  'open.spotify.com': 'Spotify',
  'podcasts.apple.com': 'Apple Podcasts',
  'patreon.com': 'Patreon',
  'github.com': 'GitHub',
}

/** Whether it is an https address of a host with a name, and without a password. */
export function isSocialLink(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null
  return (
    url?.protocol === 'https:' && url.hostname.includes('.') && /\.[a-z][a-z0-9-]*$/.test(url.hostname) && !url.username && !url.password
  )
}

/** What a link to it is called: the service, or else its host. */
export function nameOfLink(link: string): string {
  const host = new URL(link).hostname.replace(/^www\./, '')
  const parts = host.split('.')
  const known = parts.map((_, at) => services[parts.slice(at).join('.')]).find(Boolean)
  return known ?? host
}
