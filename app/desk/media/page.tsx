import { z } from 'zod'
import { requirePerson, titleOf } from '#app/person.ts'
import { LibraryPage } from '#components/media/library-page.tsx'
import { libraryPage, libraryPictures } from '#newsroom/media/library.ts'
import { describeAction } from './actions.ts'

export const generateMetadata = titleOf((say) => say('desk.media'))

export default async function Page({ searchParams }: { searchParams: Promise<{ picture?: string | string[] }> }) {
  const person = await requirePerson('/desk/media')
  const id = z.uuid().safeParse((await searchParams).picture)
  const [first, [chosen]] = await Promise.all([libraryPage(person, {}), id.success ? libraryPictures(person, [id.data]) : []])
  return <LibraryPage first={first} chosen={chosen ?? null} onDescribe={describeAction} />
}
