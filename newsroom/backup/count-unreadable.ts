import type postgres from 'postgres'
import { type SealPurpose, unseal } from '#lib/seal.ts'

/** How many apps for codes and webhooks have a secret that another GALLEY_SECRET sealed: nobody can use them with this one. */
export type Unreadable = { apps: number; webhooks: number }

export async function countUnreadable(client: postgres.Sql): Promise<Unreadable> {
  const apps = await client<{ sealed: string }[]>`select secret as sealed from code_apps`
  const webhooks = await client<{ sealed: string }[]>`select sealed_secret as sealed from webhooks`
  const count = (purpose: SealPurpose, rows: readonly { sealed: string }[]) =>
    rows.filter(({ sealed }) => unseal(purpose, sealed) === null).length
  return { apps: count('app-secret', apps), webhooks: count('webhook', webhooks) }
}
