import fc from 'fast-check'
import { expect, test } from 'vitest'
import { logOf } from '#components/editor/draft/step-log.ts'
import { settleDoc } from '#newsroom/articles/settle-suggestions.ts'
import { MemoryLog } from '#testing/memory-log.ts'
import { actOf, bringTogether, make, start, Writer } from '#testing/writers.ts'
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
