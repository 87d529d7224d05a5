/** What the bench started and has not stopped yet: one that is interrupted leaves nothing behind. */
const running = new Set<() => Promise<void>>()

/** Takes note of how to stop what was just started; answers the way to stop it, once. */
export function stopping(stop: () => Promise<void>): () => Promise<void> {
  const once = async () => {
    if (running.delete(once)) await stop()
  }
  running.add(once)
  return once
}

/** Stops everything, the youngest first. */
export async function stopAll(): Promise<void> {
  for (const stop of [...running].reverse()) await stop()
}
