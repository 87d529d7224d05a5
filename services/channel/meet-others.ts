import type postgres from 'postgres'
import type { OtherChannels } from './other-channels.ts'

/** Joins a channel with the others of this newsroom, which all listen to one name of Postgres. Returns a function that ends it. */
export async function meetOthers(sql: postgres.Sql, others: OtherChannels): Promise<() => Promise<void>> {
  others.begin((payload) => sql.notify('galley_channels', payload))
  const listening = await sql.listen(
    'galley_channels',
    (payload) => others.hear(payload),
    () => others.ask(),
  )
  return async () => {
    const end = others.end().then(() => listening.unlisten())
    await Promise.race([end, new Promise((resolve) => setTimeout(resolve, 500))])
  }
}
