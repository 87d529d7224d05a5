/** Next calls this once in each of its processes, before it takes requests. It also compiles this for a runtime that is not Node's. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { followRequests } = await import('#lib/request.ts')
  followRequests()
}
