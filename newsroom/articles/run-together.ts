/**
 * Runs `work` over what arrives for a key: at once when nothing of that key is running, otherwise when that has ended, together with all
 * that arrived meanwhile. `work` answers for each item, in order. When it fails as a whole, each item is tried alone, one after the
 * other, so that none fails by the fault of another.
 */
export function runTogether<Item, Result>(
  work: (key: string, items: readonly Item[]) => Promise<PromiseSettledResult<Result>[]>,
  most: number,
): (key: string, item: Item) => Promise<Result> {
  type Waiting = { item: Item; settle: (result: PromiseSettledResult<Result>) => void }
  const running = new Map<string, Waiting[]>()

  return (key, item) =>
    new Promise((resolve, reject) => {
      const waiting = running.get(key)
      const own: Waiting = { item, settle: (result) => (result.status === 'fulfilled' ? resolve(result.value) : reject(result.reason)) }
      if (waiting) waiting.push(own)
      else {
        running.set(key, [own])
        void runAll(key)
      }
    })

  async function runAll(key: string): Promise<void> {
    for (let taken = take(key); taken.length > 0; taken = take(key)) {
      const results = await attempt(
        key,
        taken.map(({ item }) => item),
      )
      for (const [at, { settle }] of taken.entries())
        settle(results[at] ?? { status: 'rejected', reason: new Error(`no answer for item ${at} of ${key}`) })
    }
    running.delete(key)
  }

  function take(key: string): Waiting[] {
    return running.get(key)?.splice(0, most) ?? []
  }

  async function attempt(key: string, items: readonly Item[]): Promise<PromiseSettledResult<Result>[]> {
    try {
      return await work(key, items)
    } catch (reason) {
      if (items.length === 1) return [{ status: 'rejected', reason }]
      const results: PromiseSettledResult<Result>[] = []
      for (const item of items) results.push(...(await attempt(key, [item])))
      return results
    }
  }
}
