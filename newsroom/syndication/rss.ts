import type { FeedWriter } from './feed-writer.ts'
import { cdata, element, textElement } from './xml.ts'

/**
 * RSS 2.0 (rssboard.org, 2009). Each author is in a dc:creator of their own, because RSS' own `author` is an e-mail address. `pubDate` is
 * the first publication; the whole text is in content:encoded.
 */
export const writeRss: FeedWriter = {
  item: ({ id, url, title, summary, html, published, authors, categories, picture }) =>
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
      picture ? element('enclosure', { url: picture.url, type: 'image/jpeg', length: picture.bytes }) : '',
      element('content:encoded', {}, cdata(html)),
    ),
  feed: ({ origin, language, title, description, path, folder, publisher, logo, hub }, items, newest) =>
    `<?xml version="1.0" encoding="utf-8"?>\n${element(
      'rss',
      {
        version: '2.0',
        'xmlns:atom': 'http://www.w3.org/2005/Atom',
        'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
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
