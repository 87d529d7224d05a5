import { expect, test } from 'vitest'
import { desk } from '#testing/autosave-desk.ts'
import { headlessPage, headlessState } from './headless-page.ts'
import type { LocalDrafts } from './local-drafts.ts'
import { restore } from './restore.ts'
import { baseOf, confirmedDoc, logOf } from './step-log.ts'

/** What this device keeps: no steps. */
const noDrafts = { left: async () => [], leftTexts: async () => [] } as unknown as LocalDrafts // nothing else is asked of it

test.each([
  ['as this program keeps it', (doc: string): unknown => doc],
  ['as an older one kept it', (doc: string): unknown => JSON.parse(doc)],
])('a page that is older than the text on this device shows that text, %s', async (_, keep) => {
  const { page, autosave, network } = desk()
  const newest = headlessPage(headlessState(confirmedDoc(page.state()), 7))
  newest.dispatch(newest.state().tr.insertText('Rain', 1))
  const { doc } = newest.state()
  const { version, doc: json } = baseOf(headlessState(doc, 7))
  const found = Promise.resolve({ newest: { version, doc: keep(json) }, isAnythingLeft: false })
  await restore({ page, autosave, localDrafts: noDrafts, newsroom: network, notPlaced: async () => true, waited: new Set(), found })
  expect(page.state().doc.eq(doc)).toBe(true)
  expect(logOf(page.state())).toMatchObject({ version: 7, unconfirmed: [] })
})

test('what cannot be read of the text on this device keeps nothing else of it back', async () => {
  const { page, autosave, network } = desk()
  const asked: string[] = []
  const localDrafts = {
    left: async () => {
      asked.push('steps')
      return []
    },
    leftTexts: async () => {
      asked.push('texts')
      return []
    },
  } as unknown as LocalDrafts // nothing else is asked of it
  const found = Promise.resolve({ newest: { version: 9, doc: { type: 'of a later version' } }, isAnythingLeft: true })
  await restore({ page, autosave, localDrafts, newsroom: network, notPlaced: async () => true, waited: new Set(), found })
  expect(asked).toEqual(['steps', 'steps', 'texts'])
})
