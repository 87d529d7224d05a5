import { runDue } from '#newsroom/schedule/run-due.ts'

/** The most milliseconds between two looks. A schedule of the next moments is waited for exactly. */
const longestPause = 1_000
/** The least: one that fails again and again must not keep the worker busy. */
const shortestPause = 20

/**
 * Looks again and again for what is due, so that a schedule is done also when the job that wakes the worker for it got lost. Only Postgres'
 * clock counts: this process' timer says how long to wait, never that it is time. Returns a function that stops it after the current look.
 */
export function watchSchedules(log: (line: string) => void): () => Promise<void> {
  let isStopped = false
  let wake = () => {}
  const wait = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const watch = async () => {
    let problem = ''
    while (!isStopped) {
      let pause = longestPause
      try {
        pause = (await runDue(log)) ?? longestPause
        problem = ''
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error)
        // Said once, not every second while Postgres is away.
        if (message !== problem) log(`schedules: ${message}`)
        problem = message
      }
      if (!isStopped) await wait(Math.min(longestPause, Math.max(shortestPause, pause)))
    }
  }
  const watching = watch()
  return async () => {
    isStopped = true
    wake()
    await watching
  }
}
