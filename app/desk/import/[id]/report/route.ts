import { Readable } from 'node:stream'
import type { NextRequest } from 'next/server'
import { z } from 'zod'
import { personOfRequest } from '#app/person.ts'
import { orNull } from '#lib/outcome.ts'
import { reportFormats, writeReport } from '#newsroom/import-runs/export-report.ts'
import { importRun } from '#newsroom/import-runs/import-runs.ts'
import { exportReportInput } from '#newsroom/import-runs/input.ts'
import { can } from '#newsroom/people/policy.ts'

type Props = { params: Promise<{ id: string }> }

/** The whole report of an import as a file. Sent while it is read, so that its length needs no memory. */
export async function GET(request: NextRequest, { params }: Props): Promise<Response> {
  const person = await personOfRequest()
  const id = z.uuid().safeParse((await params).id)
  if (!person || !can(person, 'move the newsroom') || !id.success) return new Response(null, { status: 404 })
  if (!(await importRun(person, id.data).catch(orNull))) return new Response(null, { status: 404 })
  const { format } = exportReportInput.parse(Object.fromEntries(request.nextUrl.searchParams))
  const body = Readable.toWeb(Readable.from(writeReport(person, id.data, format), { objectMode: false })) as ReadableStream<Uint8Array> // without objectMode: bytes
  return new Response(body, {
    headers: {
      'content-type': reportFormats[format],
      'content-disposition': `attachment; filename="import.${format}"`,
      'cache-control': 'private, no-store',
    },
  })
}
