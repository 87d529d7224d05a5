import { micromark, type Options } from 'micromark'
import { gfmFootnote, gfmFootnoteHtml } from 'micromark-extension-gfm-footnote'
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'
import { gfmTable, gfmTableHtml } from 'micromark-extension-gfm-table'
import { BrokenItem } from './wire-story.ts'

type HtmlExtension = NonNullable<Options['htmlExtensions']>[number]

/** A parser of Markdown takes time that grows with the square of the nesting. */
const nestedDeep = /^(?:[ \t]{0,4}(?:>|[*+-](?=[ \t]))){60}/m

/**
 * Markdown (CommonMark, with tables, footnotes and struck words as GitHub writes them) as HTML, in which HTML of its own stays words unless
 * `hasHtml`. Throws a `BrokenItem` if it is nested too deep.
 */
export function markdownToHtml(text: string, { hasHtml = false } = {}): string {
  if (nestedDeep.test(text)) throw new BrokenItem('its quotations and lists are nested too deep')
  return micromark(text, {
    allowDangerousHtml: hasHtml,
    extensions: [gfmTable(), gfmFootnote(), gfmStrikethrough({ singleTilde: false })],
    htmlExtensions: [gfmTableHtml(), footnotes(), struckWords],
  })
}

/** Whoever writes ~~words~~ wants them to be read struck out; a `<del>` would be left out. */
const struckWords: HtmlExtension = {
  enter: {
    strikethrough() {
      this.tag('<s data-strikethrough="">')
    },
  },
  exit: {
    strikethrough() {
      this.tag('</s>')
    },
  },
}

/** Texts of Markdown in one post each count their notes from 1. */
let texts = 0

/** Footnotes that lead to each other in no other text. Those that no number leads to, and a second one of a name, stand at the end. */
function footnotes(): HtmlExtension {
  texts += 1
  const { enter, exit } = gfmFootnoteHtml({ clobberPrefix: `markdown-${texts}-`, label: ' ' })
  const all: HtmlExtension['exit'] = {
    gfmFootnoteDefinition(token) {
      const names = this.getData('gfmFootnoteDefinitionStack') ?? []
      const notes = this.getData('gfmFootnoteDefinitions') ?? {}
      const name = names.pop() ?? ''
      // The library forgets a second note of a name; no name has a line break.
      names.push(Object.hasOwn(notes, name) ? `${name}\n${Object.keys(notes).length}` : name)
      exit?.gfmFootnoteDefinition?.call(this, token)
    },
    null() {
      exit?.null?.call(this)
      const read = new Set(this.getData('gfmFootnoteCallOrder'))
      for (const [name, html] of Object.entries(this.getData('gfmFootnoteDefinitions') ?? {})) if (!read.has(name)) this.raw(html)
    },
  }
  return { ...(enter && { enter }), exit: { ...exit, ...all } }
}
