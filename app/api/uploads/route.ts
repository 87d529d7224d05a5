import { json, refuse } from '#app/api/take-file.ts'
import { personOfRequest } from '#app/person.ts'
import { no } from '#lib/outcome.ts'
import { beginUpload } from '#newsroom/uploads/begin-upload.ts'
import { unfinishedUploads } from '#newsroom/uploads/unfinished-uploads.ts'
import { answer, bytesIn, speakTus } from './answer.ts'

const statuses = { empty: 400, 'too-big': 413, 'too-many-unfinished': 422 }

/** The uploads of the person who asks that are not finished. */
export async function GET(): Promise<Response> {
  const person = await personOfRequest()
  return person ? json(200, await unfinishedUploads(person)) : refuse(no('signed-out'))
}

/** Begins an upload (tus: creation). Its pieces go to the address in Location. */
export const POST = (request: Request): Promise<Response> =>
  speakTus(request, async (person) => {
    const size = bytesIn(request.headers.get('upload-length'))
    const name = nameIn(request.headers.get('upload-metadata') ?? '')
    if (size === null) return answer(400)
    const begun = await beginUpload(person, { name, size })
    return begun.ok ? answer(201, { Location: `/api/uploads/${begun.value.id}` }) : answer(statuses[begun.problem])
  })

/** The value of `filename`, in Base64: "filename aGFyYm91ci5qcGc=,other …". */
function nameIn(metadata: string): string {
  const pair = metadata.split(',').find((one) => one.trim().startsWith('filename ')) ?? ''
  return Buffer.from(pair.trim().split(' ')[1] ?? '', 'base64').toString()
}
