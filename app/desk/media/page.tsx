import { z } from 'zod'
import { requirePerson, titleOf } from '#app/person.ts'
import { LibraryPage } from '#components/media/library-page.tsx'
import { libraryInput } from '#newsroom/media/input.ts'
import { libraryPage, libraryPictures } from '#newsroom/media/library.ts'
import { deletePictureAction, describeAction, describeManyAction, replacePictureAction, restorePictureAction } from './actions.ts'

export const generateMetadata = titleOf((say) => say('desk.media'))

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function Page({ searchParams }: Props) {
  const person = await requirePerson('/desk/media')
  const asked = await searchParams
  const wanted = libraryInput.omit({ words: true, after: true }).safeParse(asked)
  const { bin, ...filters } = wanted.success ? wanted.data : {}
  const id = z.uuid().safeParse(asked.picture)
  const [first, [chosen]] = await Promise.all([
    libraryPage(person, { bin, ...filters }),
    id.success ? libraryPictures(person, [id.data]) : [],
  ])
  const actions = {
    describe: describeAction,
    describeMany: describeManyAction,
    replace: replacePictureAction,
    delete: deletePictureAction,
    restore: restorePictureAction,
  }
  return <LibraryPage key={bin} bin={bin} filters={filters} first={first} chosen={chosen ?? null} actions={actions} />
}
