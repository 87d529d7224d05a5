import { takeFile } from '#app/api/take-file.ts'
import { done } from '#lib/outcome.ts'
import { addAttachment } from '#newsroom/attachments/add-attachment.ts'
import { libraryFile } from '#newsroom/attachments/library-files.ts'
import { attachmentLimits } from '#newsroom/settings/set-attachment-limits.ts'

/** Adds a sound, a video, a document or captions. The verb knows the limit of its kind; here nothing larger than any of them is taken. */
export async function POST(request: Request): Promise<Response> {
  const most = Math.max(...Object.values(await attachmentLimits())) * 1_000_000
  return takeFile(request, most, async (person, { path, name }) => {
    const added = await addAttachment(person, { name, path })
    if (!added.ok) return added
    const { id, already } = added.value
    return { ...done({ attachment: await libraryFile(person, id), already }), status: already ? 200 : 201 }
  })
}
