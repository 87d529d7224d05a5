import PQueue from 'p-queue'

type Manners<Item> = {
  hostOf: (item: Item) => string
  /** So many hosts are asked at the same time. */
  hostsAtOnce: number
  /** So many of one host are asked about, one after the other. */
  ofHost: number
}

/** Asks strangers' servers about each of some things, politely: what is more than a host is asked about is put off. */
export async function askByHost<Item>(
  items: readonly Item[],
  { hostOf, hostsAtOnce, ofHost }: Manners<Item>,
  { ask, putOff }: { ask: (item: Item) => Promise<void>; putOff: (rest: readonly Item[]) => Promise<void> },
): Promise<void> {
  const hosts = new PQueue({ concurrency: hostsAtOnce })
  await hosts.addAll(
    [...Map.groupBy(items, hostOf).values()].map((those) => async () => {
      for (const item of those.slice(0, ofHost)) await ask(item)
      await putOff(those.slice(ofHost))
    }),
  )
}
