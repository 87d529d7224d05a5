import type { MarkName, NodeName } from '#newsroom/articles/nodes.ts'

/**
 * What each surface makes of a sample (testing/every-node.ts). `page`, `feed` and `markdown` contain this; `words` are on the page, also
 * without a script, and on paper. `plain`: words of the plain text; none for what is no text. `found`: the words by which search finds the
 * story. `change`: what the list of changes says.
 */
export type NodeRow = {
  page: string
  feed: string
  markdown: string
  words: readonly string[]
  plain: string | null
  found: string | null
  change: string
  /** Why it is not on paper. */
  isNotPrinted?: string
}

const wordsOf = (name: string, page: string, feed: string, markdown: string, change: string): NodeRow => ({
  ...{ page, feed, markdown, change, words: [name], plain: name, found: name },
})
const same = (name: string, html: string, markdown: string, change: string) => wordsOf(name, html, html, markdown, change)
const ofFile = (name: 'audio' | 'video', page: string, change: string): NodeRow => ({
  ...{ page, feed: `<figure data-kind="${name}"`, markdown: `[${name}-title](<urn:uuid:`, change, plain: null },
  words: ['title', 'caption', 'credit', 'transcript'].map((part) => `${name}-${part}`),
  found: `${name}-transcript`,
})

export const nodeRows = {
  doc: same('doc-words', '<p>doc-words</p>', 'doc-words', 'Paragraph'),
  paragraph: same('paragraph-words', '<p>paragraph-words</p>', 'paragraph-words', 'Paragraph'),
  heading: same('heading-words', '<h3>heading-words</h3>', '### heading-words', 'Subhead'),
  bulletList: same('bulletList-one', '<ul><li><p>bulletList-one</p></li><li>', '- bulletList-one\n- two', 'List'),
  orderedList: same('orderedList-four', '<ol start="4"><li><p>orderedList-four', '4. orderedList-four\n5. five', 'Numbered list'),
  listItem: same('listItem-inner', '<li><p>listItem-outer</p><ul><li><p>listItem-inner', '- listItem-outer\n  - listItem-inner', 'List'),
  blockquote: same('blockquote-words', '<blockquote><p>blockquote-words</p>', '> blockquote-words', 'Quotation'),
  pullQuote: wordsOf(
    'pullQuote-words',
    '<figure class="pull"><blockquote><p>pullQuote-words',
    '<blockquote data-pull=""><p>pullQuote-words',
    '> pullQuote-words',
    'Pull quote',
  ),
  attribution: wordsOf(
    'attribution-words',
    '</blockquote><figcaption><p>attribution-words',
    '<cite>attribution-words</cite></blockquote>',
    '> — attribution-words',
    'Quotation',
  ),
  preformatted: same(
    'preformatted-words  10',
    '<pre>preformatted-words  10<br/>  back   5</pre>',
    '```\npreformatted-words',
    'Preformatted text',
  ),
  box: wordsOf(
    'box-words',
    '<h2 class="title">Key points</h2><p>box-words',
    '<section data-box="points"><p>box-words',
    '> box-words',
    'Box',
  ),
  title: wordsOf('title-words', '<h2 class="title">title-words</h2>', '<h4>title-words</h4>', '> **title-words**', 'Box'),
  picture: {
    page: 'alt="picture-alt" loading="lazy"',
    feed: 'alt="picture-alt"/><figcaption>picture-caption · picture-credit</figcaption>',
    markdown: '![picture-alt](<urn:uuid:',
    words: ['picture-alt', 'picture-caption', 'picture-credit'],
    plain: null,
    found: 'picture-caption',
    change: 'Picture',
  },
  pictures: {
    page: '<div class="pictures gallery" role="group" aria-label="Picture gallery" tabindex="0"><figure>',
    feed: '<div data-pictures="gallery"><figure><img',
    markdown: '![pictures-two-alt](<urn:uuid:',
    words: ['pictures-one-caption', 'pictures-one-credit', 'pictures-two-alt', 'pictures-two-caption'],
    plain: null,
    found: 'pictures-two-caption',
    change: 'Pictures',
  },
  audio: ofFile('audio', '<audio controls="" preload="none" src="/attachments/', 'Sound'),
  video: ofFile('video', '<track kind="captions" src="/attachments/', 'Video'),
  document: {
    page: 'download="document-title.pdf">document-title</a>',
    feed: '.pdf">document-title</a>',
    markdown: '[document-title](<urn:uuid:',
    words: ['document-title', 'document-caption', 'document-credit'],
    plain: null,
    found: 'document-title',
    change: 'Document',
  },
  relatedStory: {
    page: '<p class="headline"><a href="/news/ours">story-headline</a></p>',
    feed: '<p><a href="https://paper.test/news/ours">story-headline</a></p>',
    markdown: '[story-headline](</news/ours>)',
    words: ['story-headline'],
    plain: null,
    found: null,
    change: 'Related story',
    isNotPrinted: 'a card only leads elsewhere',
  },
  readAlso: {
    page: '<li data-story="01900000-0000-7000-8000-00000000000c"><a href="/news/ours">story-headline</a></li>',
    feed: '<ul data-read-also=""><li><a href="https://paper.test/news/ours">story-headline</a></li></ul>',
    markdown: '- [story-headline](</news/ours>)',
    words: ['story-headline'],
    plain: null,
    found: null,
    change: 'Read also',
  },
  embed: {
    page: '<a href="https://www.youtube.com/watch?v=dQw4w9WgXcQ" rel="noopener">Watch on YouTube</a>',
    feed: '<blockquote data-embed="youtube:dQw4w9WgXcQ"><figure><img',
    markdown: '> [YouTube](<https://www.youtube.com/watch?v=dQw4w9WgXcQ>)',
    words: ['embed-alt', 'embed-title', 'embed-words', 'embed-author'],
    plain: 'embed-words',
    found: 'embed-author',
    change: 'Embed',
  },
  map: {
    page: '<a href="https://www.openstreetmap.org/?mlat=49.9935&amp;mlon=36.2304#map=15/49.9935/36.2304" rel="noopener">Open on OpenStreetMap</a>',
    feed: '<figure data-map="42.5 31" data-coordinates="49.9935, 36.2304"><figure><img',
    markdown: '**map-title**\n\n[OpenStreetMap](<https://www.openstreetmap.org/?mlat=49.9935&mlon=36.2304#map=15/49.9935/36.2304>)',
    words: ['map-alt', 'map-title', 'map-caption', 'map-credit'],
    plain: 'map-title',
    found: 'map-title',
    change: 'Map',
  },
  horizontalRule: { page: '<hr/>', feed: '<hr/>', markdown: '---', words: [], plain: null, found: null, change: 'Divider' },
  table: same('tableCell-Ferry', '<table><tbody><tr><th>', '| tableHeader-Way | People |\n| --- | --- |', 'Table'),
  tableRow: same('tableRow-two', '<tr><td><p>tableRow-two</p></td></tr>', '| tableRow-two |', 'Table'),
  tableHeader: same('tableHeader-Way', '<th><p>tableHeader-Way</p></th>', '| tableHeader-Way |', 'Table'),
  tableCell: same('tableCell-Ferry', '<td><p>tableCell-Ferry</p></td>', '| tableCell-Ferry | 1840 |', 'Table'),
  tableFigure: {
    ...wordsOf(
      'tableFigure-title',
      '<svg class="plot" width="100%" height="92" role="img" aria-label="tableFigure-title">',
      '<figure data-drawn-as="bars"><figcaption>tableFigure-title</figcaption><table>',
      '**tableFigure-title**\n\n| tableHeader-Way |',
      'Table with a title',
    ),
    words: ['tableFigure-title', 'tableHeader-Way', '212'],
  },
  footnote: wordsOf(
    'footnote-words',
    '<sup class="note"><a href="#note-1"',
    '<sup data-note="footnote-words">[1]</sup>',
    'The river rose[^1].\n\n[^1]: footnote-words',
    'Paragraph',
  ),
  hardBreak: same('hardBreak-two', 'hardBreak-one<br/>hardBreak-two', 'hardBreak-one\\\nhardBreak-two', 'Paragraph'),
  text: same('text-words <b> & “more”', 'text-words &lt;b&gt; &amp; “more”', 'text-words \\<b\\> \\& “more”', 'Paragraph'),
} satisfies Record<NodeName, NodeRow>

/** Suggestions are in no text that leaves the newsroom; were one there, it would read as if it had been refused. */
export const markRows = {
  bold: same('bold-words', '<strong>bold-words</strong>', '**bold-words**', 'Paragraph'),
  italic: same('italic-words', '<em>italic-words</em>', '*italic-words*', 'Paragraph'),
  superscript: same('superscript-6', '10<sup>superscript-6</sup>', '10<sup>superscript-6</sup>', 'Paragraph'),
  subscript: same('subscript-2', 'CO<sub>subscript-2</sub>', 'CO<sub>subscript-2</sub>', 'Paragraph'),
  strikethrough: wordsOf(
    'strikethrough-62',
    '<s>strikethrough-62</s>',
    '<s data-strikethrough="">strikethrough-62</s>',
    '~~strikethrough-62~~',
    'Paragraph',
  ),
  link: wordsOf(
    'link-words',
    '<a href="https://example.org/a?b=c" rel="noopener">link-words</a>',
    '<a href="https://example.org/a?b=c">link-words</a>',
    '[link-words](<https://example.org/a?b=c>)',
    'Paragraph',
  ),
  language: wordsOf(
    'language-words',
    '<span lang="fr" dir="auto">language-words</span>',
    '<span lang="fr">language-words</span>',
    'She said language-words.',
    'Paragraph',
  ),
  abbreviation: same(
    'abbreviation-IAEA',
    '<abbr title="abbreviation-full">abbreviation-IAEA</abbr>',
    'The abbreviation-IAEA.',
    'Paragraph',
  ),
  insertion: { ...same('insertion-words', '<p>It is .</p>', 'It is .', 'Paragraph'), words: [], found: null },
  deletion: { ...same('deletion-words', '<p>It is deletion-words.</p>', 'It is deletion-words.', 'Paragraph'), found: null },
  modification: {
    ...same('modification-words', '<p>It is modification-words.</p>', 'It is modification-words.', 'Paragraph'),
    found: null,
  },
  comment: { ...same('comment-words', '<p>It is comment-words.</p>', 'It is comment-words.', 'Paragraph'), found: null },
  aligned: wordsOf(
    'aligned-words',
    '<td class="to-center"><p>aligned-words',
    '<td style="text-align:center"><p data-aligned="center">aligned-words',
    '| :-: |\n| aligned-words |',
    'Table',
  ),
} satisfies Record<MarkName, NodeRow>
