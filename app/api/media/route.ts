import { json, refuse, takeFile } from '#app/api/take-file.ts'
import { personOfRequest } from '#app/person.ts'
import { done, no } from '#lib/outcome.ts'
import { wholeLibrary } from '#newsroom/attachments/whole-library.ts'
import { addPicture } from '#newsroom/media/add-picture.ts'
import { alikePictures } from '#newsroom/media/alike.ts'
import { libraryInput, someInput } from '#newsroom/media/input.ts'
import { libraryPicture, libraryPictures } from '#newsroom/media/library.ts'
import { mostBytes } from '#newsroom/media/validate-picture.ts'

/** A page of the library; with `ids`, those pictures. */
export async function GET(request: Request): Promise<Response> {
  const person = await personOfRequest()
  if (!person) return refuse(no('signed-out'))
  const query = Object.fromEntries(new URL(request.url).searchParams)
  if (Object.values(query).some((value) => value.includes('\0'))) return refuse(no('invalid'))
  if (query.ids !== undefined) {
    const some = someInput.safeParse(query.ids)
    return some.success ? json(200, { items: await libraryPictures(person, some.data), next: null }) : refuse(no('invalid'))
  }
  const asked = libraryInput.safeParse(query)
  if (!asked.success) return refuse(no('invalid'))
  return json(200, await wholeLibrary(person, asked.data))
}

/** Adds one picture. */
export const POST = (request: Request): Promise<Response> =>
  takeFile(request, mostBytes, async (person, { path, name }) => {
    const added = await addPicture(person, { name, path })
    if (!added.ok) return added
    const picture = await libraryPicture(person, added.value.id)
    const alike = await alikePictures(person, picture.id)
    return { ...done({ picture, already: added.value.already, alike }), status: added.value.already ? 200 : 201 }
  })
