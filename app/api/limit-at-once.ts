/** Makes a gate: of each person at most `most` pieces of work are under way in this process; what is more gets what `refuse` makes. */
export function limitAtOnce(most: number) {
  const underWay = new Map<string, number>()
  return async <Result>(personId: string, refuse: () => Result, work: () => Promise<Result>): Promise<Result> => {
    const before = underWay.get(personId) ?? 0
    if (before >= most) return refuse()
    underWay.set(personId, before + 1)
    try {
      return await work()
    } finally {
      const left = (underWay.get(personId) ?? 1) - 1
      if (left > 0) underWay.set(personId, left)
      else underWay.delete(personId)
    }
  }
}
