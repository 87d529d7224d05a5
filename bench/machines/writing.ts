import { setTimeout as wait } from 'node:timers/promises'
import { betweenKeys, Keys, makeStory, press, seedStaff, untilSaved } from '#bench/writers.ts'
import type { SeveralMachines } from '#proof/machines/several-machines.ts'
import { type DeskWriter, settle } from '#testing/desk-writer.ts'

const pairs = 4
const seconds = { warmUp: 3, counted: 12 }
const keysOfSentence = 10
const rest = 500

/**
 * Eight who write, two in each of four stories; with several machines the two of a story are at different edges, webs and channels. Returns
 * the milliseconds from a key to the other's screen, and from the last key of a sentence until it is saved.
 */
export async function timeWriting({ machines, site }: SeveralMachines): Promise<{ shown: number[]; saved: number[] }> {
  const staff = await seedStaff(2 * pairs)
  const all: { keys: Keys; desks: DeskWriter[] }[] = []
  for (let story = 0; story < pairs; story += 1) {
    const articleId = await makeStory(`Two machines in story ${story}`)
    const keys = new Keys()
    const desks: DeskWriter[] = []
    for (const writer of [0, 1]) {
      const person = staff[2 * story + writer] ?? { id: '' }
      desks.push(await keys.open(machines[writer % machines.length]?.edge ?? '', person, articleId, writer, site))
    }
    all.push({ keys, desks })
  }
  const saved: number[] = []
  const write = async (milliseconds: number) => {
    const end = performance.now() + milliseconds
    const sentences = async ({ keys, desks }: (typeof all)[number], writer: number, delay: number) => {
      const desk = desks[writer]
      await wait(delay)
      while (desk && performance.now() < end) {
        for (let key = 0; key < keysOfSentence; key += 1) {
          if (key > 0) await wait(betweenKeys)
          press(desk, writer)
          keys.note(writer, desk)
        }
        saved.push(await untilSaved(desk))
        await wait(rest)
      }
    }
    await Promise.all(all.flatMap((each, story) => [0, 1].map((writer) => sentences(each, writer, 70 * story + 35 * writer))))
  }
  await write(seconds.warmUp * 1000)
  saved.length = 0
  for (const { keys } of all) keys.seen.length = 0
  await write(seconds.counted * 1000)
  for (const { desks } of all) {
    if (!(await settle(desks))) throw new Error('two writers of one story have different texts')
    for (const desk of desks) desk.stop()
  }
  return { shown: all.flatMap(({ keys }) => keys.seen.map(({ milliseconds }) => milliseconds)), saved }
}
