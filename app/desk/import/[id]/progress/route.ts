import { z } from 'zod'
import { personOfRequest } from '#app/person.ts'
import { orNull } from '#lib/outcome.ts'
import { importRun } from '#newsroom/import-runs/import-runs.ts'
import { can } from '#newsroom/people/policy.ts'

type Props = { params: Promise<{ id: string }> }

/** How far an import is; polled by its page. */
export async function GET(_: Request, { params }: Props): Promise<Response> {
  const person = await personOfRequest()
  const id = z.uuid().safeParse((await params).id)
  if (!person || !can(person, 'move the newsroom') || !id.success) return new Response(null, { status: 404 })
  const run = await importRun(person, id.data).catch(orNull)
  if (!run) return new Response(null, { status: 404 })
  const { state, read, bytes, counts, isStopAsked } = run
  return Response.json({ state, read, bytes, counts, isStopAsked }, { headers: { 'cache-control': 'no-store' } })
}
