import type { Language } from '#lib/languages.ts'
import { alignBlocks, type Block } from '#newsroom/articles/align-blocks.ts'
import { sentencesOf } from '#newsroom/articles/sentences.ts'
import { type Fact, factsIn, foldSigns, isSaid, isSameFact, wordsIn } from './facts-in.ts'

/** A fact that a text had, and what stands in its place. `after` is '' where nothing does. `noun`: what a number counts on both sides, or ''. */
export type FactChange = { kind: Fact['kind']; before: string; after: string; noun: string }

/** What the two stories say as a whole: the words of their names, and the facts of the newer one (saidIn). */
export type FactContext = { names: ReadonlySet<string>; said: ReadonlySet<string> }

/**
 * The facts that a text changes, sentence by sentence: 12 became 21, or Monday is gone from a sentence that stays. A sentence that is added or
 * deleted changes none, nor does a fact that is added: such an update says more or less, not something else.
 */
export function factChanges(before: string, after: string, language: Language, { names, said }: FactContext): FactChange[] {
  return pairSentences(before, after, language).flatMap(([old, fresh]) => {
    const [was, is] = [factsIn(old, language, names), factsIn(fresh, language, names)]
    const gone = was.filter((fact) => !is.some((other) => isSameFact(fact, other, language)))
    const added = is.filter((fact) => !was.some((other) => isSameFact(fact, other, language)))
    return gone.flatMap((fact): FactChange[] => {
      const at = added.findIndex(({ kind }) => kind === fact.kind)
      const [instead] = at < 0 ? [] : added.splice(at, 1)
      if (instead) return [{ kind: fact.kind, before: fact.text, after: instead.text, noun: fact.noun === instead.noun ? fact.noun : '' }]
      // Said elsewhere, or a word that need not be a number.
      if (fact.isVague || isSaid(fact, said, language)) return []
      return [{ kind: fact.kind, before: fact.text, after: '', noun: '' }]
    })
  })
}

/** Sentences that became others. A text of one sentence is the other's, however it was written anew. */
export function pairSentences(before: string, after: string, language: Language): [string, string][] {
  const [old, fresh] = [sentencesOf(before, language), sentencesOf(after, language)]
  const [first, second] = [old[0], fresh[0]]
  if (old.length === 1 && fresh.length === 1 && first !== undefined && second !== undefined)
    return first === second ? [] : [[first, second]]
  return alignBlocks(old.map(toBlock), fresh.map(toBlock), makeLikeness()).flatMap((pair): [string, string][] =>
    pair.before && pair.after && pair.before.key !== pair.after.key ? [[pair.before.key, pair.after.key]] : [],
  )
}

const toBlock = (sentence: string): Block => ({ node: { type: 'paragraph' }, key: sentence })

/** Sentences are alike that share a third of the words of the shorter one, in whatever case: by their first letters. */
function makeLikeness(): (a: Block, b: Block) => boolean {
  const known = new Map<string, Set<string>>()
  const startsOf = ({ key }: Block): Set<string> => {
    const starts = known.get(key) ?? new Set(wordsIn(foldSigns(key)).map((word) => word.toLowerCase().slice(0, 5)))
    known.set(key, starts)
    return starts
  }
  return (a, b) => {
    const [mine, theirs] = [startsOf(a), startsOf(b)]
    return [...mine].filter((word) => theirs.has(word)).length * 3 >= Math.min(mine.size, theirs.size)
  }
}
