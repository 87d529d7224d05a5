import { chainCommands, splitBlock } from '@tiptap/pm/commands'
import type { Node } from '@tiptap/pm/model'
import { type Command, EditorState, Selection, TextSelection } from '@tiptap/pm/state'
import { describe, expect, test } from 'vitest'
import type { DocumentNode } from '#lib/document-types.ts'
import { settleDoc } from '#newsroom/articles/settle-suggestions.ts'
import { storyOf } from '#newsroom/articles/story-schema.ts'
import { layPictures } from '../embeds/lay-pictures.ts'
import { backspaceInQuote, enterInQuote, goToSource, toggleQuote } from '../quotes/quote-commands.ts'
import { backspaceInFigure, drawTable, enterInFigure } from '../tables/figure-commands.ts'
import { backspaceInBox, enterInBox, toggleBox } from './box-commands.ts'
import { becomeParagraph, breakLine } from './preformatted.ts'

const line = (type: string, text = ''): DocumentNode => ({ type, ...(text && { content: [{ type: 'text', text }] }) })
const box = (kind: string, ...content: DocumentNode[]): DocumentNode => ({ type: 'box', attrs: { kind }, content })
const block = (type: string, ...content: DocumentNode[]): DocumentNode => ({ type, content })
const picture = (alt: string): DocumentNode => ({
  type: 'picture',
  attrs: { mediaId: '019aaaaa-0000-7000-8000-000000000000', alt, caption: '', credit: '' },
})

/** "box:facts(title(What) paragraph(words|))": the bar is the caret. */
function shape(node: Node, at: number, caret: number): string {
  if (node.isTextblock) {
    const words = node.textBetween(0, node.content.size, '', '/')
    const place = caret - at - 1
    const isHere = place >= 0 && place <= node.content.size
    return `${node.type.name}(${isHere ? `${words.slice(0, place)}|${words.slice(place)}` : words})`
  }
  if (node.type.name === 'picture') return String(node.attrs.alt)
  const kind = node.attrs.kind ?? node.attrs.layout ?? node.attrs.drawnAs
  const inside: string[] = []
  node.forEach((child, offset) => {
    inside.push(shape(child, at + 1 + offset, caret))
  })
  return `${node.type.name}${kind ? `:${kind}` : ''}(${inside.join(' ')})`
}

/** A text with the caret at the end of these words, or in the empty block of this type. */
class Hand {
  state: EditorState
  constructor(content: DocumentNode[], caret: string) {
    const doc = storyOf({ headline: 'H', dek: '', body: { type: 'doc', content } })
    let at = 0
    doc.descendants((node, position) => {
      if (node.isTextblock && (node.textContent || node.type.name) === caret) at = position + 1 + node.content.size
    })
    this.state = EditorState.create({ doc, selection: TextSelection.create(doc, at) })
  }
  do(...commands: Command[]): this {
    for (const command of commands)
      command(this.state, (tr) => {
        this.state = this.state.apply(tr)
      })
    this.state.doc.check()
    return this
  }
  toStart(): this {
    const { $from } = this.state.selection
    this.state = this.state.apply(this.state.tr.setSelection(Selection.near(this.state.doc.resolve($from.start()))))
    return this
  }
  get shape(): string {
    const { doc, selection } = this.state
    const inside: string[] = []
    doc.forEach((node, at, place) => {
      if (place > 1) inside.push(shape(node, at, selection.head))
    })
    return inside.join(' ')
  }
}

const enter = chainCommands(enterInBox, enterInQuote, enterInFigure, breakLine, splitBlock)
const backspace = chainCommands(backspaceInBox, backspaceInQuote, backspaceInFigure, becomeParagraph)

describe('a box', () => {
  test('is made of the paragraph with the caret, which goes to the title, and is that paragraph again', () => {
    const hand = new Hand([line('paragraph', 'words')], 'words').do(toggleBox('facts'))
    expect(hand.shape).toBe('box:facts(title(|) paragraph(words))')
    expect(hand.do(toggleBox('points')).shape).toBe('box:points(title(|) paragraph(words))')
    expect(hand.do(toggleBox('points')).shape).toBe('paragraph(|words)')
  })

  test('in a quotation it is made below', () => {
    expect(new Hand([block('blockquote', line('paragraph', 'words'))], 'words').do(toggleBox('facts')).shape).toBe(
      'blockquote(paragraph(words)) box:facts(title(|) paragraph())',
    )
  })

  test('Enter leads from the title to an empty paragraph below, or makes one', () => {
    expect(new Hand([box('facts', line('title', 'What'), line('paragraph'))], 'What').do(enter).shape).toBe(
      'box:facts(title(What) paragraph(|))',
    )
    expect(new Hand([box('facts', line('title', 'What'), line('paragraph', 'is'))], 'What').do(enter).shape).toBe(
      'box:facts(title(What) paragraph(|) paragraph(is))',
    )
  })

  test('Enter in an empty last paragraph leaves it', () => {
    const facts = new Hand([box('facts', line('title', 'What'), line('paragraph', 'is'))], 'is')
    expect(facts.do(enter, enter).shape).toBe('box:facts(title(What) paragraph(is)) paragraph(|)')
  })

  test('Enter in an empty title of key points leads below; an empty paragraph after their list leaves with the caret', () => {
    const list = { type: 'bulletList', content: [{ type: 'listItem', content: [line('paragraph', 'one')] }] }
    expect(new Hand([box('points', line('title'), line('paragraph'))], 'title').do(enter).shape).toBe('box:points(title() paragraph(|))')
    expect(new Hand([box('points', line('title', 'In short'), list, line('paragraph'))], 'paragraph').do(enter).shape).toBe(
      'box:points(title(In short) bulletList(listItem(paragraph(one)))) paragraph(|)',
    )
  })

  test('a moment is followed by the next, and an empty one becomes a paragraph', () => {
    const time = new Hand([box('moment', line('title', '1908'), line('paragraph', 'opens'))], 'opens')
    expect(time.do(enter, enter).shape).toBe('box:moment(title(1908) paragraph(opens)) box:moment(title(|) paragraph())')
    expect(time.do(enter).shape).toBe('box:moment(title(1908) paragraph(opens)) paragraph(|)')
  })

  test('Backspace at the start of its title undoes it, at the start of its one paragraph leads to the title', () => {
    const content = [box('facts', line('title', 'What'), line('paragraph', 'is'))]
    expect(new Hand(content, 'What').toStart().do(backspace).shape).toBe('paragraph(|What) paragraph(is)')
    expect(new Hand(content, 'is').toStart().do(backspace).shape).toBe('box:facts(title(What|) paragraph(is))')
  })
})

describe('a quotation', () => {
  const quoted = [block('blockquote', line('paragraph', 'words'), line('attribution', 'Olena'))]

  test('Enter after a paragraph begins a paragraph, never a source', () => {
    expect(new Hand([block('blockquote', line('paragraph', 'words'))], 'words').do(enter).shape).toBe(
      'blockquote(paragraph(words) paragraph(|))',
    )
    expect(new Hand(quoted, 'words').do(enter).shape).toBe('blockquote(paragraph(words) paragraph(|) attribution(Olena))')
  })

  test('Enter in an empty last paragraph leads to the source, and from there below', () => {
    const hand = new Hand(quoted, 'words').do(enter, enter)
    expect(hand.shape).toBe('blockquote(paragraph(words) attribution(|Olena))')
    expect(hand.do(enter).shape).toBe('blockquote(paragraph(words) attribution(Olena)) paragraph(|)')
  })

  test('becomes a pull quote, and paragraphs again with its source', () => {
    const hand = new Hand(quoted, 'words').do(toggleQuote('pullQuote'))
    expect(hand.shape).toBe('pullQuote(paragraph(words|) attribution(Olena))')
    expect(hand.do(toggleQuote('pullQuote')).shape).toBe('paragraph(words|) paragraph(Olena)')
  })

  test('a new pull quote has room for its source; left empty, it goes', () => {
    const hand = new Hand([line('paragraph', 'words')], 'words').do(toggleQuote('pullQuote'), goToSource)
    expect(hand.shape).toBe('pullQuote(paragraph(words) attribution(|))')
    expect(hand.do(enter).shape).toBe('pullQuote(paragraph(words)) paragraph(|)')
  })

  test('Backspace takes an empty source away, and at the start the quotation', () => {
    const hand = new Hand([block('blockquote', line('paragraph', 'words'), line('attribution'))], 'attribution').do(backspace)
    expect(hand.shape).toBe('blockquote(paragraph(words|))')
    expect(hand.toStart().do(backspace).shape).toBe('paragraph(|words)')
  })
})

test('in preformatted text Enter begins a line, and leaves it on an empty one; Backspace at its start makes a paragraph of it', () => {
  const hand = new Hand([line('preformatted', 'one')], 'one').do(enter)
  expect(hand.shape).toBe('preformatted(one/|)')
  expect(hand.do(enter).shape).toBe('preformatted(one) paragraph(|)')
  expect(new Hand([line('preformatted', 'one')], 'one').toStart().do(backspace).shape).toBe('paragraph(|one)')
})

test('a table gets a title and is drawn as a chart; Enter leads into it, Backspace in an empty title leaves the table', () => {
  const table = block('table', block('tableRow', block('tableCell', line('paragraph', '12'))))
  const hand = new Hand([table], '12').do(drawTable('bars'))
  expect(hand.shape).toBe('tableFigure:bars(title(|) table(tableRow(tableCell(paragraph(12)))))')
  expect(hand.do(enter).shape).toBe('tableFigure:bars(title() table(tableRow(tableCell(paragraph(|12)))))')
  expect(hand.do(drawTable('lines')).shape).toContain('tableFigure:lines')
  const titled = new Hand([{ ...block('tableFigure', line('title'), table), attrs: { drawnAs: 'bars' } }], 'title')
  expect(titled.do(backspace).shape).toBe('table(tableRow(tableCell(paragraph(|12))))')
})

test('what is suggested about a table is about the chart that is made of it', () => {
  const table = block('table', block('tableRow', block('tableCell', line('paragraph', '12'))))
  const suggestion = { type: 'insertion', attrs: { id: 'a' } }
  const { state, shape } = new Hand([{ ...table, marks: [suggestion] }], '12').do(drawTable('bars'))
  expect(shape).toBe('tableFigure:bars(title(|) table(tableRow(tableCell(paragraph(12)))))')
  expect(state.doc.child(2).marks.map((mark) => mark.toJSON())).toEqual([suggestion])
})

test('what is suggested about something around a text is about the text when it is taken away, but for what it was before', () => {
  const [added, changed] = [
    { type: 'insertion', attrs: { id: 'a' } },
    { type: 'modification', attrs: { id: 'b', before: { type: 'box', attrs: { kind: 'points' } } } },
  ]
  const table = block('table', block('tableRow', block('tableCell', line('paragraph', '12'))))
  const titled = { ...block('tableFigure', line('title'), table), attrs: { drawnAs: 'bars' }, marks: [added] }
  const facts = { ...box('facts', line('title'), line('paragraph', 'one'), line('paragraph', 'two')), marks: [added, changed] }
  const quote = { ...block('blockquote', line('paragraph', 'three')), marks: [added] }
  const marksIn = ({ state }: Hand) => state.doc.children.slice(2).map(({ type, marks }) => [type.name, marks.map((mark) => mark.toJSON())])
  expect(marksIn(new Hand([titled], 'title').do(backspace))).toEqual([['table', [added]]])
  expect(marksIn(new Hand([facts], 'title').do(backspace))).toEqual([
    ['paragraph', [added]],
    ['paragraph', [added]],
  ])
  expect(marksIn(new Hand([quote], 'three').do(toggleQuote('blockquote')))).toEqual([['paragraph', [added]]])
})

describe('a suggested box or quotation that was taken away', () => {
  const above = line('paragraph', 'above')
  const markSuggested = (node: DocumentNode, type: 'insertion' | 'deletion') => ({ ...node, marks: [{ type, attrs: { id: 'a' } }] })
  const theirs = { type: 'text', text: 'theirs', marks: [{ type: 'insertion', attrs: { id: 'b' } }] }
  const facts = box('facts', line('title'), line('paragraph', 'one'), { type: 'paragraph', content: [theirs] })
  const settle = (content: DocumentNode[], caret: string, verdict: 'accept' | 'reject', ...commands: Command[]) => {
    const { doc } = new Hand([above, ...content], caret).do(...commands).state
    const now = settleDoc(doc, verdict, { isChosen: (id) => id === 'a' })
    return now.children.slice(2).map((block) => shape(block, 0, -10))
  }

  test('goes with its words when it is refused, and with its words stays when it is accepted', () => {
    const [inserted, quoted] = [
      markSuggested(facts, 'insertion'),
      markSuggested(block('blockquote', line('paragraph', 'three')), 'insertion'),
    ]
    expect(settle([inserted], 'title', 'accept', backspace)).toEqual(['paragraph(above)', 'paragraph(one)', 'paragraph(theirs)'])
    expect(settle([quoted], 'three', 'accept', toggleQuote('blockquote'))).toEqual(['paragraph(above)', 'paragraph(three)'])
    expect(settle([quoted], 'three', 'reject', toggleQuote('blockquote'))).toEqual(['paragraph(above)'])
    // What a colleague has suggested in it is still theirs.
    expect(settle([inserted], 'title', 'reject', backspace)).toEqual(['paragraph(abovetheirs)'])
  })

  test('that was suggested to go does so when that is accepted', () => {
    const going = markSuggested(box('facts', line('title'), line('paragraph', 'one')), 'deletion')
    expect(settle([going], 'title', 'accept', backspace)).toEqual(['paragraph(above)'])
    expect(settle([going], 'title', 'reject', backspace)).toEqual(['paragraph(above)', 'paragraph(one)'])
  })
})

describe('a picture', () => {
  const start = 5 // after headline and dek
  const lay = (content: DocumentNode[], at: number, layout: Parameters<typeof layPictures>[1]) =>
    new Hand([...content, line('paragraph', 'words')], 'words').do(layPictures(at, layout)).shape.replace(' paragraph(words)', '')
  const group = (layout: string, ...content: DocumentNode[]): DocumentNode => ({ type: 'pictures', attrs: { layout }, content })

  test('is made wide, and as wide as the text again', () => {
    expect(lay([picture('a'), picture('b')], start + 1, 'wide')).toBe('a pictures:wide(b)')
    expect(lay([group('wide', picture('a'))], start + 1, null)).toContain('a')
    expect(lay([group('wide', picture('a'))], start + 1, 'full')).toBe('pictures:full(a)')
  })

  test('is in a row or a gallery with those next to it, also with a group', () => {
    expect(lay([picture('a'), picture('b')], start, 'row')).toBe('pictures:row(a b)')
    expect(lay([picture('a'), group('row', picture('b'), picture('c'))], start, 'gallery')).toBe('pictures:gallery(a b c)')
    expect(lay([group('row', picture('b'), picture('c'))], start + 2, 'gallery')).toBe('pictures:gallery(b c)')
    expect(lay([group('row', picture('b'), picture('c'))], start + 2, null)).toBe('b c')
  })
})
