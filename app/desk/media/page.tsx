import { z } from 'zod'
import { requirePerson, titleOf } from '#app/person.ts'
import { LibraryPage } from '#components/media/library-page.tsx'
import { libraryFiles } from '#newsroom/attachments/library-files.ts'
import { wholeLibrary } from '#newsroom/attachments/whole-library.ts'
import { libraryInput } from '#newsroom/media/input.ts'
import { libraryPictures } from '#newsroom/media/library.ts'
import {
  cropAction,
  deleteAttachmentAction,
  deletePictureAction,
  describeAction,
  describeAttachmentAction,
  describeManyAction,
  describeManyFilesAction,
  replacePictureAction,
  restoreAttachmentAction,
  restorePictureAction,
} from './actions.ts'

export const generateMetadata = titleOf((say) => say('desk.media'))

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function Page({ searchParams }: Props) {
  const person = await requirePerson('/desk/media')
  const asked = await searchParams
  const wanted = libraryInput.omit({ words: true, after: true }).safeParse(asked)
  const { bin, ...filters } = wanted.success ? wanted.data : {}
  const [picture, file] = [z.uuid().safeParse(asked.picture), z.uuid().safeParse(asked.file)]
  const [first, [chosenPicture], [chosenFile]] = await Promise.all([
    wholeLibrary(person, { bin, ...filters }),
    libraryPictures(person, picture.success ? [picture.data] : []),
    libraryFiles(person, file.success ? [file.data] : []),
  ])
  const actions = {
    describe: describeAction,
    crop: cropAction,
    describeMany: { pictures: describeManyAction, files: describeManyFilesAction },
    replace: replacePictureAction,
    picture: { delete: deletePictureAction, restore: restorePictureAction },
    describeFile: describeAttachmentAction,
    file: { delete: deleteAttachmentAction, restore: restoreAttachmentAction },
  }
  return (
    <LibraryPage
      key={bin}
      bin={bin}
      filters={filters}
      first={first}
      chosen={chosenPicture ?? chosenFile ?? null}
      actions={actions}
      personId={person.id}
    />
  )
}
