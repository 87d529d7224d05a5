import type { FeedItem } from './feed-item.ts'
import type { FeedWriter } from './feed-writer.ts'
import { dropIllegal } from './xml.ts'

/** The picture, and what else the text offers. Undefined: there is nothing. */
function attachmentsOf(picture: FeedItem['picture'], attachments: FeedItem['attachments']) {
  const all = [
    ...(picture ? [{ url: picture.url, mime_type: 'image/jpeg', size_in_bytes: picture.bytes }] : []),
    ...attachments.map(({ url, mime, bytes, seconds, title }) => ({
      url,
      mime_type: mime,
      title: dropIllegal(title) || undefined,
      size_in_bytes: bytes,
      duration_in_seconds: seconds ?? undefined,
    })),
  ]
  return all.length > 0 ? all : undefined
}

/** JSON Feed 1.1 (jsonfeed.org, 2020). */
export const writeJsonFeed: FeedWriter = {
  item: ({ id, url, language, title, summary, html, published, changed, authors, categories, picture, attachments }) =>
    JSON.stringify({
      id,
      url,
      title: dropIllegal(title),
      summary: dropIllegal(summary) || undefined,
      content_html: dropIllegal(html),
      image: picture?.url,
      date_published: published.toISOString(),
      date_modified: changed.toISOString(),
      authors: authors.map((author) => ({ name: dropIllegal(author.name), url: author.url })),
      tags: categories.map(dropIllegal),
      language,
      attachments: attachmentsOf(picture, attachments),
    }),
  feed: ({ origin, language, title, description, path, folder, hub }, items) => {
    const head = JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: dropIllegal(title),
      home_page_url: origin + path,
      feed_url: `${origin}${folder}/feed.json`,
      description: dropIllegal(description || title),
      icon: `${origin}/icon-512.png`,
      favicon: `${origin}/favicon.ico`,
      language,
      hubs: hub ? [{ type: 'WebSub', url: hub }] : undefined,
    })
    return `${head.slice(0, -1)},"items":[${items.join(',')}]}`
  },
}
