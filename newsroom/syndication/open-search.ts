import { element, textElement } from './xml.ts'

type Paper = { origin: string; language: string; name: string; tagline: string; searchPath: string }

/** The limits of OpenSearch 1.1, in characters: 16 for the name in a browser's list of search engines, 1,024 for the description. */
const [longestName, longestDescription] = [16, 1_024]

/** The OpenSearch 1.1 description (draft 6), with which a browser can search the paper from its address bar. */
export function openSearch({ origin, language, name, tagline, searchPath }: Paper): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${element(
    'OpenSearchDescription',
    { xmlns: 'http://a9.com/-/spec/opensearch/1.1/' },
    textElement('ShortName', cut(name, longestName)),
    textElement('Description', cut(tagline || name, longestDescription)),
    textElement('Language', language),
    textElement('InputEncoding', 'UTF-8'),
    element('Image', { width: 16, height: 16, type: 'image/x-icon' }, `${origin}/favicon.ico`),
    element('Url', { type: 'text/html', method: 'get', template: `${origin}${searchPath}?q={searchTerms}` }),
  )}`
}

/** Cuts a text without splitting a character such as an emoji. */
const cut = (text: string, longest: number): string => [...text].slice(0, longest).join('').trim()
