import { type MarkName, type NodeName, nodeSpecOf } from '#newsroom/articles/nodes.ts'
import { cite, heading, quotation, readPreformatted, rule, term } from './html-blocks.ts'
import { aside, details } from './html-boxes.ts'
import { frame } from './html-embeds.ts'
import { list } from './html-lists.ts'
import { box, type Handler, readInside } from './html-page.ts'
import { figure, image } from './html-pictures.ts'
import { table } from './html-tables.ts'
import { abbreviation, addMark, drop, lineBreak, link, linkTo, readCode, readQuoted, readRaised, wordsOnly } from './html-words.ts'

type Elements = Readonly<Record<string, Handler>>
const each = (names: string, handler: Handler): Elements => Object.fromEntries(names.split(' ').map((name) => [name, handler]))

/** The HTML elements for each node. If an element is listed twice, the later node is used. An empty list: no element of its own. */
const nodes = {
  doc: {},
  // The block elements of the standard (HTML, Rendering, flow content).
  paragraph: {
    ...each('address article body center dialog div dl fieldset figcaption footer header hgroup html legend li main', box),
    ...each('nav optgroup option p search section summary caption tbody td tfoot th thead tr', box),
    ...each('dt dd', term),
  },
  heading: {
    h1: heading(2, 1),
    h2: heading(2, 2),
    h3: heading(3, 3),
    h4: heading(3, 4),
    h5: heading(3, 5),
    h6: heading(3, 6),
  },
  bulletList: each('ul menu dir', list),
  orderedList: { ol: list },
  listItem: {},
  blockquote: { blockquote: quotation },
  pullQuote: {},
  attribution: {},
  preformatted: each('pre listing xmp plaintext', readPreformatted),
  box: { aside, details },
  title: {},
  pictures: {},
  tableFigure: {},
  picture: { figure, img: image },
  // Only a figure of our own has them; of others a link remains.
  audio: {},
  video: {},
  document: {},
  relatedStory: {},
  readAlso: {},
  embed: { iframe: frame },
  map: {}, // a figure that says so
  horizontalRule: { hr: rule },
  table: { table },
  tableRow: {},
  tableHeader: {},
  tableCell: {},
  footnote: {}, // a <sup> that says so
  hardBreak: { br: lineBreak },
  text: {
    ...each('span font time bdi bdo label picture ruby rb data nobr', readInside),
    q: readQuoted,
  },
} satisfies Record<NodeName, Elements>

const marks = {
  bold: each('b strong', addMark('bold')),
  italic: { ...each('i em dfn var', addMark('italic')), cite },
  superscript: { sup: readRaised },
  subscript: { sub: addMark('subscript') },
  strikethrough: { s: addMark('strikethrough') },
  link: { a: link },
  language: {}, // any element that says so
  abbreviation: each('abbr acronym', abbreviation),
  insertion: { ins: wordsOnly('unknown') },
  deletion: {},
  modification: {},
  comment: {},
  aligned: {}, // a cell that says so
} satisfies Record<MarkName, Elements>

/** Media and form elements, which are blocks of a page. */
const lostBlocks: Elements = {
  ...each('embed object', linkTo('object')),
  video: linkTo('video'),
  audio: linkTo('recording'),
  form: drop('form'),
}

const lostWords: Elements = {
  ...each('source wbr rp col colgroup track param area', () => {}),
  u: wordsOnly('underlined'),
  small: wordsOnly('small'),
  big: wordsOnly('large'),
  code: readCode('code'),
  kbd: readCode('key'),
  ...each('tt samp', readCode('fixedWidth')),
  mark: wordsOnly('highlight'),
  script: drop('script'),
  style: drop('sheet'),
  title: drop('title'),
  noscript: drop('noscript'),
  template: drop('template'),
  ...each('input select textarea', drop('field')),
  button: drop('button'),
  ...each('svg canvas', drop('drawing')),
  math: drop('formula'),
}

const isInline = (name: string): boolean => nodeSpecOf(name).inline === true
const ofNodes = (inline: boolean): Elements[] =>
  Object.entries(nodes).flatMap(([name, elements]) => (isInline(name) === inline ? [elements] : []))
const join = (all: Elements[]) => new Map(all.flatMap((elements) => Object.entries(elements)))

/** How each block element and each inline element is read. */
export const blockElements = join([...ofNodes(false), lostBlocks])
export const inlineElements = join([...ofNodes(true), ...Object.values(marks), lostWords])
