type Ask = () => boolean

/** What asks whoever would lose something, while there is something to lose. */
const asked = new Set<Ask>()

/** From now on `ask` decides whether another page of the desk may replace this one. Returns what ends that. */
export function askBeforeGoing(ask: Ask): () => void {
  asked.add(ask)
  return () => {
    asked.delete(ask)
  }
}

/** Whether this page may be left for another address of the desk. Another search on the same page leaves nothing. */
export function mayLeaveFor(href: string): boolean {
  if (new URL(href, location.href).pathname === location.pathname) return true
  const [ask] = asked
  return ask === undefined || ask()
}
