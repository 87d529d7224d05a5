import { readFile } from 'node:fs/promises'
import { takeFile } from '#app/api/take-file.ts'
import { done, no } from '#lib/outcome.ts'
import { bringPicture } from '#newsroom/import/bring-picture.ts'
import { bringPictureInput } from '#newsroom/import/input.ts'
import { alikePictures } from '#newsroom/media/alike.ts'
import { libraryPicture } from '#newsroom/media/library.ts'

/** Fetches a picture from another site into the library: the body of the request is its address. */
export const POST = (request: Request): Promise<Response> =>
  takeFile(request, longestBody, async (person, { path }) => {
    const asked = bringPictureInput.safeParse({ address: await readFile(path, 'utf8') })
    if (!asked.success) return no('invalid')
    const brought = await bringPicture(person, asked.data)
    if (!brought.ok) return brought
    const picture = await libraryPicture(person, brought.value.id)
    return done({ picture, already: brought.value.already, alike: await alikePictures(person, picture.id) })
  })

/** Bytes: an address has 2,048 characters at most. */
const longestBody = 8192
