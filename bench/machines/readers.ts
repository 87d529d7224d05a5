import { load } from '#bench/load.ts'
import { get } from '#proof/edge/processes.ts'
import type { SeveralMachines } from '#proof/machines/several-machines.ts'

type Reading = { perSecond: number; milliseconds: number }

const connections = 32
const seconds = 4
const asking = 8
let question = 0

/**
 * A page that every edge has in memory, with 32 connections divided over the edges, whose address the load generator uses without the load
 * balancer: that one is a process of the bench. The time is the p99 of the slower edge.
 */
export async function readFromMemory({ machines }: SeveralMachines, path: string): Promise<Reading> {
  for (const { edge } of machines) await get(edge + path)
  const loads = await Promise.all(machines.map(({ edge }) => load(edge + path, { seconds, connections: connections / machines.length })))
  const failed = loads.reduce((sum, each) => sum + each.failed, 0)
  if (failed > 0) throw new Error(`${failed} requests of ${path} failed`)
  return { perSecond: loads.reduce((sum, each) => sum + each.perSecond, 0), milliseconds: Math.max(...loads.map(({ p99 }) => p99)) }
}

/** Pages that no edge has, each asked for once: searches for words of their own, by eight readers at once. Returns each time. */
export async function readFromWeb({ machines }: SeveralMachines): Promise<{ perSecond: number; times: number[] }> {
  const times: number[] = []
  const end = performance.now() + seconds * 1000
  const read = async (edge: string) => {
    while (performance.now() < end) {
      const began = performance.now()
      const { status } = await get(`${edge}/search?q=word${(question += 1)}`)
      if (status !== 200) throw new Error(`a search answered ${status}`)
      times.push(performance.now() - began)
    }
  }
  await Promise.all(Array.from({ length: asking }, (_, reader) => read(machines[reader % machines.length]?.edge ?? '')))
  return { perSecond: times.length / seconds, times }
}
