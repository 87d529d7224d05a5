import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { logOf } from '#components/editor/draft/step-log.ts'
import { settleDoc } from '#newsroom/articles/settle-suggestions.ts'
import { MemoryLog } from '#testing/memory-log.ts'
import { type Act, actOf, bringTogether, make, start, Writer } from '#testing/writers.ts'
import { suggest } from './suggest.ts'
import { OwnSuggestions } from './suggest-mode.ts'

/** `GALLEY_PROOF=long` makes more. */
const runs = process.env.GALLEY_PROOF === 'long' ? 2000 : 40

function makeSuggester(): Writer {
  const own = new OwnSuggestions()
  return new Writer(start, 1, (tr, state) => (tr.docChanged ? suggest(tr, state, own) : tr))
}

test.each([2, 3, 5])(
  '%i who suggest at the same time have one text in the end; refused, it is the text that was there',
  (writers) => {
    fc.assert(
      fc.property(fc.array(actOf(writers), { minLength: 10, maxLength: 60 }), (acts) => {
        const log = new MemoryLog(start)
        const all = Array.from({ length: writers }, makeSuggester)
        for (const each of acts) {
          make(all[each.who] as Writer, log, each)
          ;(all[each.who] as Writer).state.doc.check()
        }
        bringTogether(all, log)
        for (const { state } of all) {
          expect(logOf(state)).toMatchObject({ version: log.version, unconfirmed: [] })
          expect(state.doc.toString()).toBe(log.doc.toString())
        }
        expect(settleDoc(log.doc, 'reject').toString()).toBe(start.toString())
        settleDoc(log.doc, 'accept').check()
      }),
      { numRuns: runs },
    )
  },
  300_000,
)

describe('an own break, parted from its paragraph by a colleague’s quotation', () => {
  const [another, last] = [36, 50]
  function partBreak() {
    const log = new MemoryLog(start)
    const [one, other] = [makeSuggester(), makeSuggester()]
    one.dispatch(one.state.tr.split(last + 2))
    one.send(log)
    other.send(log)
    make(other, log, quoteAt(other, last))
    other.send(log)
    one.send(log)
    return { log, one, other }
  }

  test('goes with the words around it that one deletes', () => {
    const { log, one, other } = partBreak()
    one.dispatch(one.state.tr.delete(another + 4, one.state.doc.content.size - 4))
    bringTogether([one, other], log)
    expect(settleDoc(log.doc, 'reject').toString()).toBe(start.toString())
    expect(settleDoc(log.doc, 'accept').child(3).textContent).toBe('Anotst.')
  })

  test('does not keep what is above from becoming a quotation twice', () => {
    const { log, one, other } = partBreak()
    make(one, log, quoteAt(one, another))
    make(one, log, quoteAt(one, another))
    bringTogether([one, other], log)
    expect(settleDoc(log.doc, 'reject').toString()).toBe(start.toString())
    expect(log.doc.child(2).toString(), 'only what is meant is suggested to go').toBe(start.child(2).toString())
  })
})

test('one suggests while another writes: both have one text, and nothing typed is lost or doubled', () => {
  const keeping = ['type', 'word', 'split', 'send', 'unanswered', 'ask']
  fc.assert(
    fc.property(
      fc.array(
        actOf(2).filter(({ what }) => keeping.includes(what)),
        { minLength: 10, maxLength: 80 },
      ),
      (acts) => {
        const log = new MemoryLog(start)
        const all = [makeSuggester(), new Writer(start, 1)]
        let typed = ''
        for (const each of acts) {
          if (each.what === 'type') typed += each.char
          if (each.what === 'word') typed += each.char.repeat(4)
          make(all[each.who] as Writer, log, each)
        }
        bringTogether(all, log)
        const sort = (text: string) => [...text].toSorted().join('')
        expect(all[0]?.state.doc.eq(log.doc)).toBe(true)
        expect(all[1]?.state.doc.eq(log.doc)).toBe(true)
        expect(sort(log.doc.textContent)).toBe(sort(start.textContent + typed))
      },
    ),
    { numRuns: runs },
  )
}, 300_000)

/** The act that puts the paragraph around a position into a quotation. */
function quoteAt({ state }: Writer, position: number): Act {
  const places: number[] = []
  state.doc.descendants((node, at) => {
    if (node.isTextblock) for (let offset = 0; offset <= node.content.size; offset += 1) places.push(at + 1 + offset)
  })
  return { who: 0, what: 'quote', at: places.indexOf(position), to: 0, char: 'a' }
}
