import { stepBetween } from '#newsroom/articles/step-between.ts'
import { storyOf } from '#newsroom/articles/story-schema.ts'
import { confirmedIn } from '../local/confirmed-text.ts'
import { docOf, type KeptDraft, type KeptText } from '../local/kept.ts'
import { Autosave, type Newsroom, type Page } from './autosave.ts'
import { pageOf } from './headless-page.ts'
import type { LocalDrafts } from './local-drafts.ts'
import { adopt, logOf, returnToBase } from './step-log.ts'

type Given = {
  page: Page
  autosave: Autosave
  localDrafts: LocalDrafts
  newsroom: Newsroom
  notPlaced: (text: string) => Promise<boolean>
  /** The records that are waited for, by their keys. */
  waited: Set<string>
  found: Promise<Found>
}

type Found = {
  /** The newsroom's text as this device saw it last. */
  newest: { version: number; doc: unknown } | undefined
  /** Whether earlier editors of this device left anything. */
  isAnythingLeft: boolean
}

/** Looks what this device kept, already while the editor is made: a disk takes its time, and until then nobody can write. */
export async function findKept(localDrafts: LocalDrafts, newest: Promise<Found['newest']>): Promise<Found> {
  const [texts, left] = await Promise.all([
    inTime(newest.then((text) => (text ? [text] : []))),
    inTime(Promise.all([localDrafts.left(), localDrafts.leftTexts()]).then((found) => found.flat())),
  ])
  return { newest: texts[0], isAnythingLeft: left.length > 0 }
}

/**
 * Brings what earlier editors of this device kept back: the newest onto the page, the others straight to the newsroom. What another tab
 * still has open is left to it, and sent when that tab is gone.
 */
export async function restore(given: Given): Promise<void> {
  const { autosave, localDrafts } = given
  const { newest: text, isAnythingLeft } = await given.found
  returnToNewest(given.page, text)
  // What another tab leaves from now on, and what a slow disk did not tell of, is found by this and by later looks.
  if (!isAnythingLeft) return void sendLater(given)
  const left = await inTime(localDrafts.left())
  const free = []
  for (const kept of left) if (await localDrafts.isFree(kept)) free.push(kept)
  const [newest] = free
  const isAdopted = newest !== undefined && autosave.state().saved
  if (isAdopted) {
    given.waited.add(newest.key)
    await takeOver(given, newest)
  }
  await sendLater(given)
  await restoreTexts(given, await inTime(localDrafts.leftTexts()))
}

/**
 * Sends what other editors of this device leave, each as soon as it is gone. Asked again, it finds those that were opened later: a tab that
 * is closed without a network leaves its words to the tabs that stay.
 */
export async function sendLater(given: Pick<Given, 'localDrafts' | 'newsroom' | 'notPlaced' | 'waited'>): Promise<void> {
  for (const kept of await inTime(given.localDrafts.left())) {
    if (given.waited.has(kept.key)) continue
    given.waited.add(kept.key)
    void given.localDrafts.whenFree(kept, () => sendLeft(given, kept))
  }
}

/**
 * A page that was kept for opening without a network is older than the text that this device saw last. What cannot be read of it, of another
 * version of Galley, comes from the newsroom.
 */
function returnToNewest(page: Page, kept: Found['newest']): void {
  const { version, unconfirmed } = logOf(page.state())
  if (!kept || kept.version <= version || unconfirmed.length > 0) return
  try {
    page.dispatch(returnToBase(page.state(), kept.version, docOf(kept)))
  } catch (error) {
    console.error(error)
  }
}

/** A disk that does not answer must not keep anybody from writing. */
const inTime = <Each>(found: Promise<Each[]>): Promise<Each[]> =>
  Promise.race([found.catch(() => []), new Promise<Each[]>((resolve) => setTimeout(() => resolve([]), 1500))])

async function takeOver({ page, autosave, localDrafts }: Given, kept: KeptDraft): Promise<void> {
  page.dispatch(returnToBase(page.state(), kept.base.version, confirmedIn(kept.base).toJSON()))
  page.dispatch(adopt(page.state(), kept.steps))
  autosave.changed()
  const own = autosave.localDraft()
  if (own) await localDrafts.keep(own, true)
  await localDrafts.drop(kept)
}

/** Sends what an editor without a screen left; its record is deleted when the newsroom has it, and this device what has no place there. */
async function sendLeft(
  { localDrafts, newsroom, notPlaced }: Pick<Given, 'localDrafts' | 'newsroom' | 'notPlaced'>,
  kept: KeptDraft,
): Promise<void> {
  const stands = (await localDrafts.left()).find(({ key }) => key === kept.key)
  if (!stands) return
  const { promise, resolve } = Promise.withResolvers<void>()
  const sending = new Autosave({
    page: pageOf(stands),
    savedAt: null,
    newsroom,
    localCopy: {
      keep: async () => {},
      clear: async () => {
        await localDrafts.drop(stands)
        resolve()
      },
    },
    onNotPlaced: notPlaced,
  })
  sending.changed()
  await promise
}

/** Texts that an older Galley kept whole. One that began with the newsroom's version becomes a change of it, the others are set aside. */
async function restoreTexts({ page, localDrafts }: Given, left: readonly KeptText[]): Promise<void> {
  for (const kept of left) {
    const { version, unconfirmed } = logOf(page.state())
    const step = stepBetween(page.state().doc, page.state().schema.nodeFromJSON(storyOf(kept).toJSON()))
    if (step && kept.base === version && unconfirmed.length === 0) page.dispatch(page.state().tr.step(step))
    else if (step) await localDrafts.setAside(kept, 'you, in an earlier tab')
    await localDrafts.drop(kept)
  }
}
