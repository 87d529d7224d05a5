import type { FeedOptions, Item } from 'feed'

/** JSON Feed 1.1 (jsonfeed.org, 2020) of what the other formats are made of; the library writes version 1, with one author an item and no language. */
export function jsonFeed(
  { title, link, description, language, image, favicon, hub, feedLinks }: FeedOptions,
  items: readonly Item[],
): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: link,
    feed_url: feedLinks?.json,
    description,
    icon: image,
    favicon,
    language,
    hubs: hub ? [{ type: 'WebSub', url: hub }] : undefined,
    items: items.map((item) => ({
      id: item.id,
      url: item.link,
      title: item.title,
      summary: item.description || undefined,
      content_html: item.content,
      image: typeof item.image === 'object' ? item.image.url : item.image,
      date_published: item.published?.toISOString(),
      date_modified: item.date.toISOString(),
      authors: item.author?.map(({ name, link: url }) => ({ name, url })),
      tags: item.category?.map(({ name }) => name),
      language,
      attachments:
        typeof item.image === 'object'
          ? [{ url: item.image.url, mime_type: item.image.type, size_in_bytes: item.image.length }]
          : undefined,
    })),
  })
}
