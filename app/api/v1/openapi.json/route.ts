import { jsonAnswer } from '#app/api/v1/answer.ts'
import { publicUrl } from '#lib/env.ts'
import { describeApi } from '#newsroom/api/openapi.ts'

export const dynamic = 'force-dynamic'

/** What the API answers, for programs that write programs (OpenAPI 3.1). Needs no key. */
export const GET = (request: Request): Response => jsonAnswer(request, describeApi(publicUrl()))
