/** Milliseconds of CPU time that this process spends on `work`. A busy machine does not change them, as it does the time by the clock. */
export function cpuTime(work: () => unknown): number {
  const before = process.cpuUsage().user
  work()
  return (process.cpuUsage().user - before) / 1000
}
