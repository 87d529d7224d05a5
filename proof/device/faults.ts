import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { agree, differs, isWritable, type Run, sitAgain } from './run.ts'
import { caretBefore, Typist } from './typist.ts'

/** How long a half-open network lasts, in milliseconds: past the 15 s after which a request counts as lost, and the 6 s of the worker. */
const halfOpen = Number(process.env.GALLEY_PROOF_HALF_OPEN ?? 25) * 1000

/** Types until `fault` has happened, at a random moment; the page may be gone then. `over` ends the typing before. */
async function typeInto(run: Run, fault: (over: () => void) => Promise<unknown>, writers: Typist[]): Promise<void> {
  let isOver = false
  const over = () => {
    isOver = true
  }
  const typing = Promise.all(writers.map((writer) => writer.typeUntil(() => isOver)))
  await wait(run.random.between(1_500, 5_000))
  await fault(over)
  over()
  await Promise.race([typing, wait(5_000)]) // a key that a crashed page was sent is never answered
}

const typeFor = (run: Run, milliseconds: number, ...writers: Typist[]) => typeInto(run, () => wait(milliseconds), writers)

type Fault = (run: Run, writer: Typist) => Promise<void>

/** What can happen to who writes. Afterwards they write on, and `writeThrough` compares. */
export const faults = {
  async 'browser killed'(run, writer) {
    await typeInto(run, run.device.kill, [writer])
    await sitAgain(run, writer, await run.restart())
  },
  async 'network cut'(run, writer) {
    await typeInto(run, async () => run.network.cut(), [writer])
    await typeFor(run, run.random.between(2_000, 8_000), writer)
    await typeInto(run, async () => run.network.open(), [writer])
  },
  async 'network cut, browser killed and started without it'(run, writer) {
    await typeInto(run, async () => run.network.cut(), [writer])
    await typeInto(run, run.device.kill, [writer])
    await sitAgain(run, writer, await run.restart())
    await typeFor(run, 2_000, writer)
    run.network.open()
  },
  async 'half-open'(run, writer) {
    await typeInto(run, async () => run.network.vanish(), [writer])
    await typeFor(run, halfOpen, writer)
    run.network.open()
  },
  async 'half-open, browser killed'(run, writer) {
    await typeInto(run, async () => run.network.vanish(), [writer])
    await typeInto(run, run.device.kill, [writer])
    await sitAgain(run, writer, await run.restart())
    await typeFor(run, 1_000, writer)
    run.network.open()
  },
  async 'session expired'(run, writer) {
    await typeInto(run, run.endSession, [writer])
    await typeFor(run, 3_000, writer)
    const isBack = writer.page.getByRole('button', { name: 'I have signed in there' })
    await isBack.waitFor()
    await run.signIn()
    await isBack.click()
    await caretBefore(writer.page, null)
  },
  async 'session expired, tab closed'(run, writer) {
    await typeInto(run, run.endSession, [writer])
    await typeInto(run, () => writer.page.close(), [writer])
    await run.signIn()
    await sitAgain(run, writer, await run.openTab())
  },
  async 'tab closed in mid-word'(run, writer) {
    await typeInto(run, () => writer.page.close(), [writer])
    await sitAgain(run, writer, await run.openTab())
  },
  async 'network cut, page loaded again in mid-word'(run, writer) {
    const { page } = writer
    await typeInto(run, async () => run.network.cut(), [writer])
    const reload = (over: () => void) => {
      over() // the page that comes next would take the keys at its beginning
      return page.reload({ waitUntil: 'commit' })
    }
    await typeInto(run, reload, [writer])
    await isWritable(page)
    await sitAgain(run, writer, page)
    run.network.open()
  },
  async 'tab crashed'(run, writer) {
    const { page } = writer
    const crash = async () => {
      const crashed = page.waitForEvent('crash')
      void page
        .context()
        .newCDPSession(page)
        .then((tab) => tab.send('Page.crash'))
        .catch(() => {})
      await crashed
    }
    await typeInto(run, crash, [writer])
    await sitAgain(run, writer, await run.openTab())
  },
} satisfies Record<string, Fault>

const [ownMark, otherMark] = ['AAA', 'BBB']

/** What can happen to who writes in two tabs of one browser. The one that is left. */
const faultsOfTwo: ((run: Run, one: Typist, other: Typist) => Promise<Page>)[] = [
  async (run, one, other) => {
    await typeInto(run, async () => run.network.cut(), [one, other])
    await typeInto(run, () => other.page.close(), [one, other])
    await typeFor(run, 1_000, one)
    return one.page
  },
  async (run, one, other) => {
    await typeInto(run, run.device.kill, [one, other])
    return run.restart()
  },
  async (run, one, other) => {
    await typeInto(run, async () => run.network.cut(), [one, other])
    await typeInto(run, run.device.kill, [one, other])
    return run.restart()
  },
]

/** Two tabs of one person, each with its paragraph. */
export async function writeInTwoTabs(run: Run): Promise<void> {
  await caretBefore(run.first, null)
  await run.first.keyboard.type(ownMark)
  await run.first.keyboard.press('Enter')
  await run.first.keyboard.type(otherMark)
  await run.settle(run.first)
  const second = await run.openTab()
  const [one, other] = [new Typist(run.random), new Typist(run.random)]
  one.sitAt(run.first)
  other.sitAt(second)
  for (const [page, mark] of [
    [second, null],
    [run.first, otherMark],
  ] as const) {
    await page.bringToFront() // a tab behind another one gets no focus, and its caret does not move
    await caretBefore(page, mark)
    await wait(500)
  }
  const fault = faultsOfTwo[run.random.below(faultsOfTwo.length)] as (typeof faultsOfTwo)[0] // its index is below its length
  const left = await fault(run, one, other)
  await run.settle(left)
  const shown = await agree(run, left)
  const [, own, others] = new RegExp(`^${ownMark}([^]*)\n${otherMark}([^]*)$`).exec(shown) ?? []
  for (const [writer, text] of [
    [one, own],
    [other, others],
  ] as const) {
    if (text === undefined || !writer.sent.startsWith(text) || text.length < writer.sure)
      throw new Error(`${differs(writer, text ?? shown)}; the whole text: ${JSON.stringify(shown)}`)
    run.losses.push({ typed: writer.sent.length, lost: writer.sent.length - text.length, isLate: false })
  }
}

/** Somebody types on, a fault comes, they type on, and in the end the screen and the newsroom have what they typed. */
export async function writeThrough(run: Run, fault: Fault): Promise<void> {
  const writer = new Typist(run.random)
  writer.sitAt(run.first)
  await caretBefore(run.first, null)
  await fault(run, writer)
  await typeFor(run, 500, writer)
  await run.settle(writer.page)
  const shown = await agree(run, writer.page)
  if (!writer.couldBe(shown)) throw new Error(differs(writer, shown))
}
