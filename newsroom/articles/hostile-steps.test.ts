import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { AddNodeMarkStep, ReplaceStep, type Step, Transform } from '@tiptap/pm/transform'
import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { v4 } from 'uuid'
import { beforeAll, expect, test, vi } from 'vitest'
import { database } from '#db/client.ts'
import { draftSteps, drafts, suggestions } from '#db/schema/articles.ts'
import type { Person } from '#newsroom/people/person.ts'
import { missingIn } from '#newsroom/workflow/missing.ts'
import { arbitraryDocument } from '#testing/arbitrary-document.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { addSteps } from './add-steps.ts'
import { candidateOf } from './candidate.ts'
import { newestText } from './newest-text.ts'
import { parseSteps, stepsToJson } from './parse-steps.ts'
import { rebaseSteps } from './rebase-steps.ts'
import { replaceText } from './replace-text.ts'
import { requireSuggestions } from './require-suggestions.ts'
import { settleSuggestions } from './settle-suggestions.ts'
import { startArticle } from './start-article.ts'
import { stepsFor } from './steps-since.ts'
import { storyOf, storySchema, textOf } from './story-schema.ts'
import { mostSuggestions } from './suggestions-of.ts'

/** `GALLEY_PROOF=long` makes more. */
const runs = process.env.GALLEY_PROOF === 'long' ? 100_000 : 2000

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})

const paragraph = (text: string) => ({ type: 'paragraph', content: text ? [{ type: 'text', text }] : [] })

async function newStory(person: Person, content: object[] = [paragraph('A paragraph'), paragraph('')]): Promise<string> {
  const started = await startArticle(person, { language: 'en' })
  if (!started.ok) throw new Error('not started')
  const { articleId } = started.value
  const written = await replaceText(person, { articleId, seenVersion: 1, headline: 'Head', dek: 'Dek', body: { type: 'doc', content } })
  if (!written.ok) throw new Error(written.problem)
  return articleId
}

async function send(person: Person, articleId: string, steps: unknown[], seenVersion?: number) {
  const version = seenVersion ?? (await newestText(database(), articleId)).version
  return addSteps(person, { articleId, seenVersion: version, batchId: v4(), steps, writer: person.id })
}
const docOf = async (articleId: string) => storyOf(await newestText(database(), articleId))
const typeAt = (at: number, text: string) => new ReplaceStep(at, at, new Slice(Fragment.from(storySchema.text(text)), 0, 0))
const suggestAt = (at: number, text: string, id: string) =>
  new ReplaceStep(at, at, new Slice(Fragment.from(storySchema.text(text, [storySchema.mark('insertion', { id })])), 0, 0))
const modifyAt = (at: number, before: unknown) => new AddNodeMarkStep(at, storySchema.mark('modification', { id: 'm', before }))

/** Where the first node of a kind is. */
function placeOf(doc: Node, name: string): number {
  let found = -1
  doc.descendants((node, at) => {
    if (found < 0 && node.type.name === name) found = at
  })
  return found
}

test('a suggested change of kind that cannot be taken back any more stops nobody: the text is saved, and readers have it without', async () => {
  const articleId = await newStory(cast.olena, [{ type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Subhead' }] }])
  const kind = new Transform(await docOf(articleId))
  const at = placeOf(kind.doc, 'heading')
  kind.step(modifyAt(at, { type: 'heading', attrs: { level: 2 } })).setNodeMarkup(at, storySchema.node('paragraph').type)
  expect(await send(cast.marta, articleId, stepsToJson(kind.steps))).toMatchObject({ ok: true })
  expect((await newestText(database(), articleId)).body.content).toMatchObject([{ type: 'heading' }])
  // In a quotation there are no subheads.
  const wrap = new Transform(await docOf(articleId))
  const block = wrap.doc.child(2)
  wrap.replaceWith(at, at + block.nodeSize, storySchema.node('blockquote', null, block))
  expect(await send(cast.marta, articleId, stepsToJson(wrap.steps))).toMatchObject({ ok: true })
  expect(await send(cast.olena, articleId, stepsToJson([typeAt(1, 'Over')]))).toMatchObject({ ok: true })
  const text = await newestText(database(), articleId)
  expect(text).toMatchObject({ headline: 'OverHead', suggested: { type: 'doc' } })
  expect(text.body.content).toEqual([{ type: 'blockquote', content: [paragraph('Subhead')] }])
  const reject = settleSuggestions(new Transform(await docOf(articleId)), 'reject')
  expect(await send(cast.marta, articleId, stepsToJson(reject.steps))).toMatchObject({ ok: true })
  expect(await newestText(database(), articleId)).toMatchObject({ suggested: null, body: text.body })
  const missing = await missingIn(database(), await candidateOf(database(), articleId))
  expect(missing.map(({ what }) => what)).toEqual(['section'])
})

test.each([
  ['a divider that has words', 'paragraph', { type: 'horizontalRule', attrs: {} }],
  ['a paragraph that was the headline’s', 'headline', { type: 'paragraph', attrs: {} }],
  ['a list over the dek', 'dek', { type: 'bulletList', attrs: {} }],
  ['a table in the place of a paragraph', 'paragraph', { type: 'table', attrs: {} }],
  ['words that were a block', 'paragraph', { type: 'text', attrs: {} }],
])('%s is a suggestion that can be made, and every later change is saved', async (_, name, before) => {
  const articleId = await newStory(cast.olena)
  const at = placeOf(await docOf(articleId), name)
  expect(await send(cast.olena, articleId, stepsToJson([modifyAt(at, before)]))).toMatchObject({ ok: true })
  expect(await send(cast.marta, articleId, stepsToJson([typeAt(1, 'x')]))).toMatchObject({
    ok: true,
    value: { batches: [{ origins: [0] }] },
  })
  expect(await newestText(database(), articleId)).toMatchObject({
    headline: 'xHead',
    dek: 'Dek',
    body: { content: [paragraph('A paragraph'), {}] },
  })
})

test.each([
  ['a kind without what it needs', { type: 'picture', attrs: {} }],
  ['a format without what it needs', { marks: [{ type: 'link' }] }],
])('a suggestion that remembers %s is refused', async (_, before) => {
  const articleId = await newStory(cast.olena)
  const step = { stepType: 'addNodeMark', pos: 0, mark: { type: 'modification', attrs: { id: 'm', before } } }
  expect(await send(cast.olena, articleId, [step])).toMatchObject({ problem: 'bad-document' })
})

test('a change that ProseMirror cannot make is refused, and any other error is not hidden', async () => {
  const articleId = await newStory(cast.olena)
  // The newsroom deletes the character that nobody sees.
  const sendUnclean = () => send(cast.olena, articleId, stepsToJson([typeAt(1, 'x\u200by')]))
  const cleaning = vi.spyOn(Transform.prototype, 'delete')
  const throwing = (error: Error) =>
    cleaning.mockImplementationOnce(() => {
      throw error
    })
  throwing(Object.assign(new Error('Structure replace would overwrite content'), { name: 'TransformError' }))
  const detail = { at: 'doc', what: 'Structure replace would overwrite content' }
  expect(await sendUnclean()).toEqual({ ok: false, problem: 'bad-document', detail })
  throwing(new TypeError('a mistake of our own'))
  await expect(sendUnclean()).rejects.toThrow('a mistake of our own')
  cleaning.mockRestore()
})

const bold = { type: 'bold' }
test.each([
  ['a mark of a node on words', [{ stepType: 'addNodeMark', pos: 1, mark: bold }]],
  ['no mark of a node on words', [{ stepType: 'removeNodeMark', pos: 1, mark: bold }]],
  ['an attribute on words', [{ stepType: 'attr', pos: 1, attr: 'level', value: 2 }]],
])('%s is left out', async (_, steps) => {
  const articleId = await newStory(cast.olena)
  expect(await send(cast.olena, articleId, steps)).toMatchObject({ ok: true, value: { version: 2 } })
})

test.each([
  ['ends before it begins', { stepType: 'replace', from: 9, to: 3 }],
  ['marks backwards', { stepType: 'addMark', from: 9, to: 3, mark: bold }],
  ['keeps what is elsewhere', { stepType: 'replaceAround', from: 1, to: 2, gapFrom: 5, gapTo: 9, insert: 0, slice: {} }],
  ['keeps it at a place that it does not have', { stepType: 'replaceAround', from: 1, to: 5, gapFrom: 1, gapTo: 2, insert: 7, slice: {} }],
  [
    'is open deeper than it goes',
    { stepType: 'replace', from: 12, to: 12, slice: { content: [{ type: 'paragraph' }], openStart: 2, openEnd: 1 } },
  ],
  ['is open in words', { stepType: 'replace', from: 12, to: 12, slice: { content: [{ type: 'text', text: 'x' }], openEnd: 1 } }],
])('a step that %s is refused', async (_, step) => {
  const articleId = await newStory(cast.olena)
  expect(await send(cast.olena, articleId, [step])).toMatchObject({ problem: 'bad-document' })
})

test('a batch that is nested deeper than JSON can be written is refused', async () => {
  const articleId = await newStory(cast.olena)
  const deep = JSON.parse(`${'['.repeat(200_000)}${']'.repeat(200_000)}`)
  expect(await send(cast.olena, articleId, [deep])).toMatchObject({ problem: 'bad-document' })
})

test('a batch that is too long is refused before anything else is read', async () => {
  const articleId = await newStory(cast.olena)
  await requireSuggestions(cast.marta, { articleId, isRequired: true })
  await database().delete(draftSteps).where(eq(draftSteps.articleId, articleId))
  const long = { stepType: 'replace', from: 8, to: 8, slice: { content: [{ type: 'text', text: 'x'.repeat(4_000_000) }] } }
  expect(await send(cast.olena, articleId, [long], 1)).toMatchObject({ problem: 'too-long', detail: { what: 'body' } })
})

const ids = (count: number) => Array.from({ length: count }, (_, number) => `s${number}`)
/** So many suggestions, twenty to a paragraph. */
function suggestAll(count: number): Step {
  const words = ids(count).map((id) => storySchema.text('x', [storySchema.mark('insertion', { id })]))
  const paragraphs = Array.from({ length: Math.ceil(count / 20) }, (_, place) =>
    storySchema.node('paragraph', null, words.slice(place * 20, place * 20 + 20)),
  )
  return new ReplaceStep(11, 11, new Slice(Fragment.from(paragraphs), 0, 0))
}

test('a story takes two thousand suggestions and no more', async () => {
  const articleId = await newStory(cast.olena)
  const refused = { problem: 'too-long', detail: { what: 'suggestions', longest: mostSuggestions } }
  expect(await send(cast.olena, articleId, stepsToJson([suggestAll(mostSuggestions + 1)]))).toMatchObject(refused)
  expect(await send(cast.olena, articleId, stepsToJson([suggestAll(mostSuggestions)]))).toMatchObject({ ok: true })
  expect(await send(cast.olena, articleId, stepsToJson([suggestAt(1, 'x', 'another')]))).toMatchObject(refused)
  expect(await send(cast.olena, articleId, stepsToJson([typeAt(1, 'x')]))).toMatchObject({ ok: true })
})

test('a story that has more already can be written in, as long as it gets no more', async () => {
  const articleId = await newStory(cast.olena)
  const many = suggestAll(mostSuggestions + 5).apply(await docOf(articleId)).doc
  if (!many) throw new Error('not applied')
  await database().update(drafts).set(textOf(many)).where(eq(drafts.articleId, articleId))
  expect(await send(cast.olena, articleId, stepsToJson([typeAt(1, 'x')]))).toMatchObject({ ok: true })
  expect(await send(cast.olena, articleId, stepsToJson([suggestAt(1, 'x', 'another')]))).toMatchObject({ problem: 'too-long' })
})

test('more ids than Postgres takes parameters are only a bad batch', async () => {
  const articleId = await newStory(cast.olena)
  await requireSuggestions(cast.marta, { articleId, isRequired: true })
  const junk = {
    stepType: 'replace',
    from: 1,
    to: 1,
    junk: [...ids(70_000), 'a\0b', 'a\ud800b'].map((id) => ({ id })),
    slice: { content: [{ type: 'no' }] },
  }
  expect(await send(cast.olena, articleId, [junk])).toMatchObject({ problem: 'bad-document' })
})

test('nobody who may only suggest takes a colleague’s id, however it is written', async () => {
  const articleId = await newStory(cast.olena)
  await requireSuggestions(cast.marta, { articleId, isRequired: true })
  for (const id of ['Marta’s', 'a "quoted" one', '\\', '\u0001']) {
    await database().insert(suggestions).values({ articleId, id, personId: cast.marta.id })
    const before = await newestText(database(), articleId)
    expect(await send(cast.olena, articleId, stepsToJson([suggestAt(1, 'x', id)])), id).toMatchObject({ ok: true })
    expect(await newestText(database(), articleId), id).toEqual(before)
  }
})

test('who may only suggest cannot keep a story locked by changes that are none', async () => {
  const articleId = await newStory(cast.olena, [paragraph('word '.repeat(200_000))])
  await requireSuggestions(cast.marta, { articleId, isRequired: true })
  const steps = Array.from({ length: 20 }, (_, place) => typeAt(12 + 3 * place, 'x'))
  expect(await send(cast.olena, articleId, stepsToJson(steps))).toMatchObject({ problem: 'too-long', detail: { what: 'unsuggested' } })
  expect(await send(cast.olena, articleId, stepsToJson([suggestAt(12, 'x', 'own')]))).toMatchObject({ ok: true })
})

test('of hundreds of changes of an ordinary story the suggestions are taken', async () => {
  const articleId = await newStory(
    cast.olena,
    Array.from({ length: 500 }, () => paragraph('A paragraph of some words, as there are many in a story. '.repeat(10))),
  )
  await requireSuggestions(cast.marta, { articleId, isRequired: true })
  const steps = Array.from({ length: 300 }, (_, place) => (place % 10 === 0 ? suggestAt(12, 'x', `own${place}`) : typeAt(12, 'x')))
  const answer = await send(cast.olena, articleId, stepsToJson(steps))
  expect(answer.ok && answer.value.batches.at(-1)?.origins).toEqual(Array.from({ length: 30 }, (_, place) => place * 10))
}, 60_000)

test('few bytes that are many characters are not read of a log: a screen that is behind takes the whole text', async () => {
  const articleId = await newStory(cast.olena)
  const long = 'x'.repeat(1_900_000)
  const start = (await newestText(database(), articleId)).version
  expect(await send(cast.olena, articleId, stepsToJson([typeAt(12, long)]))).toMatchObject({ ok: true })
  expect(await stepsFor(cast.marta, { articleId, seenVersion: start })).toMatchObject({ ok: true })
  expect(await send(cast.olena, articleId, stepsToJson([new ReplaceStep(12, 12 + long.length, Slice.empty)]))).toMatchObject({ ok: true })
  expect(await send(cast.olena, articleId, stepsToJson([typeAt(12, long)]))).toMatchObject({ ok: true })
  expect(await stepsFor(cast.marta, { articleId, seenVersion: start })).toMatchObject({ problem: 'stale' })
  expect(await stepsFor(cast.marta, { articleId, seenVersion: start + 2 })).toMatchObject({ ok: true })
}, 60_000)

const position = fc.oneof({ weight: 6, arbitrary: fc.nat(60) }, fc.integer(), fc.constantFrom(null, '1', 1e9, -0, 0.5))
const json: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  arbitraryDocument.map(({ content }) => content[0]),
  fc.constantFrom({ type: 'text', text: 'x' }, { type: 'headline' }, { type: 'listItem' }, { type: 'doc' }),
)
const mark = fc.oneof(
  fc.constantFrom({ type: 'bold' }, { type: 'comment', attrs: { id: 'c' } }, { type: 'deletion', attrs: { id: 'd' } }),
  json,
)
/** Steps of every kind, with what may stand in them or anything else. */
const arbitraryStep: fc.Arbitrary<unknown> = fc.oneof(
  fc.record(
    {
      stepType: fc.constantFrom(
        'replace',
        'replaceAround',
        'addMark',
        'removeMark',
        'addNodeMark',
        'removeNodeMark',
        'attr',
        'docAttr',
        'markSet',
      ),
      from: position,
      to: position,
      gapFrom: position,
      gapTo: position,
      insert: position,
      pos: position,
      attr: fc.constantFrom('level', 'start', 'alt', 'before', 'id', '__proto__', 'constructor'),
      value: json,
      mark,
      structure: fc.boolean(),
      slice: fc.oneof(
        json,
        fc.record({ content: fc.array(json, { maxLength: 3 }), openStart: position, openEnd: position }, { requiredKeys: [] }),
      ),
    },
    { requiredKeys: ['stepType'] },
  ),
  json,
)

/** Steps whose numbers are in order, with what the schema has: most of these fit somewhere. */
const likelyStep: fc.Arbitrary<unknown> = fc
  .record({
    stepType: fc.constantFrom('replace', 'replace', 'replaceAround', 'addMark', 'removeMark', 'addNodeMark', 'removeNodeMark', 'attr'),
    places: fc.tuple(fc.nat(40), fc.nat(4), fc.nat(4), fc.nat(4)),
    insert: fc.nat(1),
    attr: fc.constantFrom(['level', 3], ['start', 4], ['alt', 'x']),
    mark: fc.constantFrom(
      { type: 'bold' },
      { type: 'deletion', attrs: { id: 'd' } },
      { type: 'modification', attrs: { id: 'm', before: null } },
    ),
    content: fc.array(
      fc.oneof(
        fc.constant({ type: 'text', text: 'x' }),
        arbitraryDocument.map(({ content }) => content[0]),
      ),
      { maxLength: 2 },
    ),
    open: fc.tuple(fc.nat(1), fc.nat(1)),
    structure: fc.boolean(),
  })
  .map(
    ({
      stepType,
      places: [from, before, gap, after],
      insert,
      attr: [attr, value],
      mark,
      content,
      open: [openStart, openEnd],
      structure,
    }) => ({
      ...{ stepType, from, gapFrom: from + before, gapTo: from + before + gap, to: from + before + gap + after },
      ...{ pos: from, insert, attr, value, mark, structure, slice: { content, openStart, openEnd } },
    }),
  )

test('whatever is sent as steps is refused or makes a valid story, and the log leads back from it', () => {
  let made = 0
  fc.assert(
    fc.property(
      arbitraryDocument,
      fc.array(fc.oneof({ weight: 1, arbitrary: arbitraryStep }, { weight: 9, arbitrary: likelyStep }), { minLength: 1, maxLength: 4 }),
      (body, sent) => {
        const story = storyOf({ headline: 'Head', dek: '', body })
        let steps: Step[]
        try {
          steps = parseSteps(sent)
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError)
          return
        }
        try {
          const { doc, placed } = rebaseSteps(story, steps, [])
          doc.check()
          textOf(doc)
          made += placed.length
          const back = placed.toReversed().reduce((now: Node, { undo }) => undo.apply(now).doc ?? now, doc)
          expect(back.toJSON()).toEqual(story.toJSON())
          for (const { step } of placed) step.getMap().map(3)
        } catch (error) {
          if (!(error instanceof RangeError)) throw error
        }
      },
    ),
    // In the long form others each time.
    { numRuns: runs, ...(process.env.GALLEY_PROOF !== 'long' && { seed: 9 }) },
  )
  expect(made).toBeGreaterThan(runs / 100)
}, 3_600_000)
