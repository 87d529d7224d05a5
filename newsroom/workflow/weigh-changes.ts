import type { ReaderVersion } from '#db/schema/versions.ts'
import type { DocumentNode, Picture } from '#lib/document-types.ts'
import type { Language } from '#lib/languages.ts'
import { alignBlocks, documentBlocks, wordsOf } from '#newsroom/articles/align-blocks.ts'
import { nodesOf } from '#newsroom/articles/document.ts'
import { markerOf } from '#newsroom/articles/marker.ts'
import { type AlignedChange, listChanges } from '#newsroom/articles/moved-blocks.ts'
import { sentencesOf } from '#newsroom/articles/sentences.ts'
import { partsThatDiffer, type ReaderPart } from '#newsroom/articles/unpublished-parts.ts'
import { type FactChange, type FactContext, factChanges } from './fact-changes.ts'
import { factsIn, namesWithin, saidIn } from './facts-in.ts'
import { isRespelled } from './is-respelled.ts'

/**
 * How much a change of a published story weighs, by its place in the list that an editor sees (unpublished-changes.ts): the facts that it
 * changes, and whether it corrects spelling and nothing else. `before` and `after` are its words, '' where it has none.
 */
export type WeighedChange = {
  part: ReaderPart
  block: number | null
  facts: FactChange[]
  isRespelled: boolean
  before: string
  after: string
}

/** Weighs each change between the live story and what would be published. */
export function weighChanges(live: ReaderVersion, now: ReaderVersion): WeighedChange[] {
  const context = contextOf(live, now)
  return partsThatDiffer(live, now).flatMap((part): WeighedChange[] => {
    const weigh = (before: string, after: string) => weighWords(before, after, now.language, context)
    switch (part) {
      case 'headline':
      case 'dek':
        return [{ part, block: null, ...weigh(live[part], now[part]) }]
      case 'body':
        return listChanges(alignBlocks(documentBlocks(live.body), documentBlocks(now.body))).changes.map((change, block) => ({
          part,
          block,
          ...weighBlock(change, weigh),
        }))
      case 'hero':
        return [{ part, block: null, ...weighPicture(live.hero, now.hero, weigh) }]
      default:
        // Titles for search engines are not what readers read.
        return [{ ...heavy(part), isRespelled: part === 'seoTitle' || part === 'seoDescription' }]
    }
  })
}

/** Whether an update corrects nothing but spelling: then readers are not told that the story is updated. */
export function isOnlyRespelled(live: ReaderVersion, now: ReaderVersion): boolean {
  const changes = weighChanges(live, now)
  return changes.length > 0 && changes.every((change) => change.isRespelled)
}

const heavy = (part: ReaderPart): WeighedChange => ({ part, block: null, ...noWords })
const noWords = { facts: [], isRespelled: false, before: '', after: '' }

type Weight = Omit<WeighedChange, 'part' | 'block'>
type Weigh = (before: string, after: string) => Weight

function weighWords(before: string, after: string, language: Language, context: FactContext): Weight {
  const facts = before === '' || after === '' ? [] : factChanges(before, after, language, context)
  return { facts, isRespelled: facts.length === 0 && before !== '' && isRespelled(before, after, language), before, after }
}

function weighBlock({ before, after, isMoved }: AlignedChange, weigh: Weigh): Weight {
  if (!before || !after) return { ...noWords, before: before ? wordsOf(before.node) : '', after: after ? wordsOf(after.node) : '' }
  const { type } = before.node
  const weight =
    type === 'picture'
      ? weighPicture(before.node.attrs as Picture, after.node.attrs as Picture, weigh) // the schema's
      : weigh(readIn(before.node), readIn(after.node))
  // The same figures in another column of a table are another statement, and so are the same words with another picture or at another place.
  const mayBeSpelling =
    !isMoved && !tables.includes(type) && shownIn(before.node) === shownIn(after.node) && linksOf(before.node) === linksOf(after.node)
  return { ...weight, isRespelled: weight.isRespelled && mayBeSpelling }
}

const tables = ['table', 'tableFigure']

/** The words of a block, and those below the pictures in it. */
const readIn = (node: DocumentNode): string =>
  [wordsOf(node), ...[...nodesOf(node)].map(({ type, attrs }) => (type === 'picture' ? String(attrs?.caption ?? '') : ''))]
    .filter((words) => words !== '')
    .join('\n')

/** What a block shows beside words: pictures and whose they are, what others show, and where a map says that its place is. */
const shownIn = (node: DocumentNode): string =>
  JSON.stringify(
    [...nodesOf(node)].flatMap(({ type, attrs }) => {
      if (type === 'picture') return [[attrs?.mediaId, attrs?.credit ?? '']]
      if (type === 'embed') return [attrs?.embedId]
      return type === 'map' ? [[markerOf(attrs), attrs?.coordinates ?? '']] : []
    }),
  )

/** Where a block leads to: a link that leads elsewhere is more than spelling. */
const linksOf = (node: DocumentNode): string =>
  JSON.stringify(
    [...nodesOf(node)].flatMap(({ attrs, marks = [] }) => [attrs?.articleId, ...marks.map((mark) => mark.attrs?.href)].filter(Boolean)),
  )

/** A picture’s caption has facts; who reads the page with the eyes does not read its description. */
function weighPicture(before: Picture | null, after: Picture | null, weigh: Weigh): Weight {
  if (!before || !after || before.mediaId !== after.mediaId || before.credit !== after.credit) return noWords
  if (before.caption === after.caption) return { ...noWords, isRespelled: true }
  return weigh(before.caption, after.caption)
}

/** Names and facts are looked for in the whole stories: a name at the start of a sentence is known by its other places. */
function contextOf(live: ReaderVersion, now: ReaderVersion): FactContext {
  const names = new Set([live, now].flatMap((version) => [...namesWithin(sentencesIn(version), version.language)]))
  const later = sentencesIn(now).flatMap((sentence) => factsIn(sentence, now.language, names))
  return { names, said: saidIn(later, now.language) }
}

const sentencesIn = ({ headline, dek, body, language }: ReaderVersion): string[] =>
  sentencesOf([headline, dek, wordsOf({ type: 'doc', content: body.content })].join('\n'), language)
