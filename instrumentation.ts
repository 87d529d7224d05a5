import { followRequests } from '#lib/request.ts'

/** Next calls this once, before web takes requests (docs: instrumentation). */
export function register(): void {
  followRequests()
}
