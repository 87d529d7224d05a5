import type { NextRequest } from 'next/server'
import { personOfRequest } from '#app/person.ts'
import { newsroomZone } from '#lib/publication.ts'
import { beginExport } from '#newsroom/audit/begin-export.ts'
import { exportFormats } from '#newsroom/audit/export-audit.ts'
import { exportAuditInput } from '#newsroom/audit/input.ts'
import { can } from '#newsroom/people/policy.ts'

/** The audit as a file, with the filters of the page. Sent while it is read, so that a million rows need no memory. */
export async function GET(request: NextRequest): Promise<Response> {
  const person = await personOfRequest()
  if (!person || !can(person, 'see the audit')) return new Response(null, { status: 404 })
  const { format, ...wanted } = exportAuditInput.parse(Object.fromEntries(request.nextUrl.searchParams))
  const { type, head, toLine } = exportFormats[format]
  if (!person.isProven) return new Response(null, { status: 403 })
  const rows = await beginExport(person, wanted, newsroomZone())
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(head)),
    async pull(controller) {
      const { value, done } = await rows.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value.map(toLine).join('')))
    },
    async cancel() {
      await rows.return(undefined)
    },
  })
  return new Response(body, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="audit.${format}"`,
      'cache-control': 'private, no-store',
    },
  })
}
