import type { DocumentMark, DocumentNode } from '#lib/document-types.ts'
import type { MarkName, NodeName } from '#newsroom/articles/nodes.ts'

/** What the samples are of: a picture, a story, and files of each kind. */
export const sampleIds = {
  picture: '01900000-0000-7000-8000-00000000000a',
  otherPicture: '01900000-0000-7000-8000-00000000000b',
  story: '01900000-0000-7000-8000-00000000000c',
  sound: '01900000-0000-7000-8000-000000000001',
  video: '01900000-0000-7000-8000-000000000002',
  pdf: '01900000-0000-7000-8000-000000000003',
  captions: '01900000-0000-7000-8000-000000000004',
}
const { picture, otherPicture, story, sound, video, pdf, captions } = sampleIds

export const text = (words: string, ...marks: DocumentMark[]): DocumentNode => ({
  type: 'text',
  ...(marks.length > 0 && { marks }),
  text: words,
})
export const line = (type: NodeName, ...content: (string | DocumentNode)[]): DocumentNode => ({
  type,
  content: content.map((each) => (typeof each === 'string' ? text(each) : each)),
})
const paragraph = (...content: (string | DocumentNode)[]) => line('paragraph', ...content)
const pictureOf = (mediaId: string, words: string): DocumentNode => ({
  type: 'picture',
  attrs: { mediaId, alt: `${words}-alt`, caption: `${words}-caption`, credit: `${words}-credit` },
})
const item = (...content: DocumentNode[]): DocumentNode => ({ type: 'listItem', content })
const cell = (type: 'tableHeader' | 'tableCell', words: string): DocumentNode => ({
  type,
  attrs: { colspan: 1, rowspan: 1, colwidth: null },
  content: [paragraph(words)],
})
const row = (...content: DocumentNode[]): DocumentNode => ({ type: 'tableRow', content })
const table: DocumentNode = {
  type: 'table',
  content: [
    row(cell('tableHeader', 'tableHeader-Way'), cell('tableHeader', 'People')),
    row(cell('tableCell', 'tableCell-Ferry'), cell('tableCell', '1840')),
    row(cell('tableCell', 'Boat'), cell('tableCell', '212')),
  ],
}
const wordsOf = (name: string) => ({ title: `${name}-title`, caption: `${name}-caption`, credit: `${name}-credit` })

/**
 * A block with each node of the schema: itself, or what it stands in. Its words begin with its name, so that they are found wherever the block
 * is shown.
 */
export const nodeSamples = {
  doc: paragraph('doc-words'),
  paragraph: paragraph('paragraph-words'),
  heading: { type: 'heading', attrs: { level: 3 }, content: [text('heading-words')] },
  bulletList: { type: 'bulletList', content: [item(paragraph('bulletList-one')), item(paragraph('two'))] },
  orderedList: { type: 'orderedList', attrs: { start: 4 }, content: [item(paragraph('orderedList-four')), item(paragraph('five'))] },
  listItem: {
    type: 'bulletList',
    content: [item(paragraph('listItem-outer'), { type: 'bulletList', content: [item(paragraph('listItem-inner'))] })],
  },
  blockquote: { type: 'blockquote', content: [paragraph('blockquote-words'), paragraph('and more')] },
  pullQuote: { type: 'pullQuote', content: [paragraph('pullQuote-words')] },
  attribution: { type: 'blockquote', content: [paragraph('Said.'), line('attribution', 'attribution-words')] },
  preformatted: line('preformatted', 'preformatted-words  10', { type: 'hardBreak' }, '  back   5'),
  box: { type: 'box', attrs: { kind: 'points' }, content: [paragraph('box-words')] },
  title: { type: 'box', attrs: { kind: 'facts' }, content: [line('title', 'title-words'), paragraph('Built in 1908.')] },
  picture: pictureOf(picture, 'picture'),
  pictures: {
    type: 'pictures',
    attrs: { layout: 'gallery' },
    content: [pictureOf(picture, 'pictures-one'), pictureOf(otherPicture, 'pictures-two')],
  },
  audio: { type: 'audio', attrs: { attachmentId: sound, ...wordsOf('audio'), transcript: 'audio-transcript\nand more' } },
  video: {
    type: 'video',
    attrs: { attachmentId: video, captionsId: captions, mediaId: picture, ...wordsOf('video'), transcript: 'video-transcript' },
  },
  document: { type: 'document', attrs: { attachmentId: pdf, ...wordsOf('document') } },
  relatedStory: { type: 'relatedStory', attrs: { articleId: story } },
  readAlso: { type: 'readAlso', content: [{ type: 'relatedStory', attrs: { articleId: story } }] },
  embed: {
    type: 'embed',
    attrs: { embedId: 'youtube:dQw4w9WgXcQ' },
    content: [pictureOf(picture, 'embed'), line('title', 'embed-title'), paragraph('embed-words'), line('attribution', 'embed-author')],
  },
  map: {
    type: 'map',
    attrs: { marker: { x: 42.5, y: 31 }, coordinates: '49.9935, 36.2304' },
    content: [pictureOf(picture, 'map'), line('title', 'map-title')],
  },
  horizontalRule: { type: 'horizontalRule' },
  table,
  tableRow: { type: 'table', content: [row(cell('tableCell', 'tableRow-one')), row(cell('tableCell', 'tableRow-two'))] },
  tableHeader: table,
  tableCell: table,
  tableFigure: { type: 'tableFigure', attrs: { drawnAs: 'bars' }, content: [line('title', 'tableFigure-title'), table] },
  footnote: paragraph('The river rose', { type: 'footnote', attrs: { words: 'footnote-words' } }, '.'),
  hardBreak: paragraph('hardBreak-one', { type: 'hardBreak' }, 'hardBreak-two'),
  text: paragraph('text-words <b> & “more”'),
} satisfies Record<NodeName, DocumentNode>

/** Words with each mark of the schema; what is only on blocks stands on one. */
export const markSamples = {
  bold: paragraph('It is ', text('bold-words', { type: 'bold' }), '.'),
  italic: paragraph('It is ', text('italic-words', { type: 'italic' }), '.'),
  superscript: paragraph('10', text('superscript-6', { type: 'superscript' })),
  subscript: paragraph('CO', text('subscript-2', { type: 'subscript' })),
  strikethrough: paragraph('It costs ', text('strikethrough-62', { type: 'strikethrough' }), ' 41.'),
  link: paragraph('See ', text('link-words', { type: 'link', attrs: { href: 'https://example.org/a?b=c' } }), '.'),
  language: paragraph('She said ', text('language-words', { type: 'language', attrs: { code: 'fr' } }), '.'),
  abbreviation: paragraph('The ', text('abbreviation-IAEA', { type: 'abbreviation', attrs: { title: 'abbreviation-full' } }), '.'),
  insertion: paragraph('It is ', text('insertion-words', { type: 'insertion', attrs: { id: '1' } }), '.'),
  deletion: paragraph('It is ', text('deletion-words', { type: 'deletion', attrs: { id: '2' } }), '.'),
  modification: paragraph('It is ', text('modification-words', { type: 'modification', attrs: { id: '3', before: null } }), '.'),
  comment: paragraph('It is ', text('comment-words', { type: 'comment', attrs: { id: '4' } }), '.'),
  aligned: {
    type: 'table',
    content: [
      {
        type: 'tableRow',
        content: [
          {
            type: 'tableCell',
            attrs: { colspan: 1, rowspan: 1, colwidth: null },
            content: [{ ...paragraph('aligned-words'), marks: [{ type: 'aligned', attrs: { to: 'center' } }] }],
          },
        ],
      },
    ],
  },
} satisfies Record<MarkName, DocumentNode>
