import type { FeedWriter } from './feed-writer.ts'
import { cdata, element, textElement } from './xml.ts'

/** Atom 1.0 (RFC 4287). Every category has its `term` (§4.2.2.2). All authors are named, each with the address of their page. */
export const writeAtom: FeedWriter = {
  item: ({ id, url, language, title, summary, html, published, changed, authors, categories, picture, attachments }) =>
    element(
      'entry',
      { 'xml:lang': language },
      textElement('id', id),
      textElement('title', title),
      element('link', { rel: 'alternate', type: 'text/html', href: url }),
      picture ? element('link', { rel: 'enclosure', type: 'image/jpeg', href: picture.url, length: picture.bytes }) : '',
      ...attachments.map((file) =>
        element('link', {
          rel: 'enclosure',
          type: file.mime,
          href: file.url,
          length: file.bytes,
          ...(file.title && { title: file.title }),
        }),
      ),
      textElement('published', published.toISOString()),
      textElement('updated', changed.toISOString()),
      ...authors.map((author) => element('author', {}, textElement('name', author.name), textElement('uri', author.url))),
      ...categories.map((category) => element('category', { term: category })),
      summary ? textElement('summary', summary) : '',
      element('content', { type: 'html' }, cdata(html)),
    ),
  feed: ({ origin, language, title, description, path, folder, publisher, logo, hub }, items, newest) =>
    `<?xml version="1.0" encoding="utf-8"?>\n${element(
      'feed',
      { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': language },
      textElement('id', origin + path),
      textElement('title', title),
      textElement('updated', newest.toISOString()),
      element('link', { rel: 'alternate', type: 'text/html', href: origin + path }),
      element('link', { rel: 'self', type: 'application/atom+xml', href: `${origin}${folder}/atom.xml` }),
      hub ? element('link', { rel: 'hub', href: hub }) : '',
      // For entries without an author of their own (RFC 4287 §4.1.1).
      element('author', {}, textElement('name', publisher)),
      description ? textElement('subtitle', description) : '',
      textElement('generator', 'Galley'),
      textElement('rights', publisher),
      textElement('icon', `${origin}/favicon.ico`),
      textElement('logo', origin + logo),
      ...items,
    )}`,
}
