import type { Node } from '@tiptap/pm/model'
import type { DocumentNode } from '#lib/document-types.ts'
import type { Language } from '#lib/languages.ts'
import { type DocumentProblem, documentProblem } from './document.ts'
import { documentOf, jsonOf } from './document-json.ts'
import { countWords } from './plain-text.ts'
import { rememberByNode } from './remember-by-node.ts'
import { hasSuggestions, settleDoc } from './settle-suggestions.ts'

/**
 * The text of a document as its draft's row has it (draft-text.ts), the documents as JSON by blocks. Of a document that has changed, only the
 * blocks that have changed are written anew.
 */
export class StoredText {
  readonly headline: string
  readonly dek: string
  readonly body: readonly string[]
  /** With headline and dek, as a document has them. Null: there are no suggestions. */
  readonly suggested: readonly string[] | null
  readonly #blocks: readonly Node[]

  constructor(story: Node) {
    const settled = settleDoc(story, 'reject')
    const [headline, dek, ...blocks] = settled.children
    this.headline = headline?.textContent ?? ''
    this.dek = dek?.textContent ?? ''
    this.#blocks = blocks
    this.body = blocks.map(jsonOf)
    this.suggested = hasSuggestions(story) ? story.children.map(jsonOf) : null
  }

  /** Characters of JSON. */
  get length(): number {
    return documentOf(this.suggested ?? this.body).length
  }

  /** As `documentProblem` of the body says it. */
  problem(): DocumentProblem | null {
    if (this.#blocks.length === 0) return documentProblem({ type: 'doc', content: [] })
    for (const [at, block] of this.#blocks.entries()) {
      const found = problemOf(block)
      if (found) return { ...found, at: found.at.replace('[0]', `[${at}]`) }
    }
    return null
  }

  countWords(language: Language): number {
    return this.#blocks.reduce((sum, block) => sum + wordsOf(block, language), 0)
  }
}

const asDocument = (block: Node) => ({ type: 'doc' as const, content: [JSON.parse(jsonOf(block)) as DocumentNode] }) // toJSON's shape

/** In a document, each block is as valid as in one of its own. */
const problemOf = rememberByNode((block) => documentProblem(asDocument(block)))

const counted = new WeakMap<Node, { language: Language; words: number }>()

/** No word goes over the end of a block. */
function wordsOf(block: Node, language: Language): number {
  const known = counted.get(block)
  if (known?.language === language) return known.words
  const words = countWords(asDocument(block), language)
  counted.set(block, { language, words })
  return words
}

/** The text of a document, made once. */
export const storedTextOf = rememberByNode((story) => new StoredText(story))
