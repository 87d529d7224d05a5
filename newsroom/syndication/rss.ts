import type { FeedItem } from './feed-item.ts'
import type { FeedWriter } from './feed-writer.ts'
import { cdata, element, textElement } from './xml.ts'

/** An item has one (RSS Advisory Board, 2009): the sound that podcast players look for, or the picture. Media RSS names all files. */
function enclosureOf(attachments: FeedItem['attachments'], picture: FeedItem['picture']): string {
  const sound = attachments.find(({ medium }) => medium === 'audio') ?? attachments.find(({ medium }) => medium === 'video')
  if (sound) return element('enclosure', { url: sound.url, type: sound.mime, length: sound.bytes })
  return picture ? element('enclosure', { url: picture.url, type: 'image/jpeg', length: picture.bytes }) : ''
}

/**
 * RSS 2.0 (rssboard.org, 2009). Each author is in a dc:creator of their own, because RSS' own `author` is an e-mail address. `pubDate` is
 * the first publication; the whole text is in content:encoded.
 */
export const writeRss: FeedWriter = {
  item: ({ id, url, title, summary, html, published, authors, categories, picture, attachments }) =>
    element(
      'item',
      {},
      textElement('title', title),
      textElement('link', url),
      element('guid', { isPermaLink: 'false' }, id),
      textElement('pubDate', published.toUTCString()),
      textElement('description', summary),
      ...authors.map(({ name }) => textElement('dc:creator', name)),
      ...categories.map((category) => textElement('category', category)),
      enclosureOf(attachments, picture),
      ...attachments.map(({ url: file, mime, bytes, seconds, title: name, medium }) =>
        element(
          'media:content',
          { url: file, type: mime, fileSize: bytes, medium, ...(seconds && { duration: Math.round(seconds) }) },
          name ? textElement('media:title', name) : '',
        ),
      ),
      element('content:encoded', {}, cdata(html)),
    ),
  feed: ({ origin, language, title, description, path, folder, publisher, logo, hub }, items, newest) =>
    `<?xml version="1.0" encoding="utf-8"?>\n${element(
      'rss',
      {
        version: '2.0',
        'xmlns:atom': 'http://www.w3.org/2005/Atom',
        'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
        'xmlns:media': 'http://search.yahoo.com/mrss/',
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      },
      element(
        'channel',
        {},
        textElement('title', title),
        textElement('link', origin + path),
        textElement('description', description || title),
        textElement('language', language),
        textElement('copyright', publisher),
        textElement('lastBuildDate', newest.toUTCString()),
        textElement('generator', 'Galley'),
        element(
          'image',
          {},
          textElement('url', origin + logo),
          textElement('title', title), // the same as the channel's (RSS 2.0, "image")
          textElement('link', origin + path),
        ),
        element('atom:link', { rel: 'self', type: 'application/rss+xml', href: `${origin}${folder}/rss.xml` }),
        hub ? element('atom:link', { rel: 'hub', href: hub }) : '',
        ...items,
      ),
    )}`,
}
