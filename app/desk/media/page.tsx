import type { Metadata } from 'next'
import { z } from 'zod'
import { requirePerson } from '#app/person.ts'
import { LibraryPage } from '#components/media/library-page.tsx'
import { libraryPage, libraryPictures } from '#newsroom/media/library.ts'
import { describeAction } from './actions.ts'

export const metadata: Metadata = { title: 'Media' }

export default async function Page({ searchParams }: { searchParams: Promise<{ picture?: string | string[] }> }) {
  const person = await requirePerson('/desk/media')
  const id = z.uuid().safeParse((await searchParams).picture)
  const [first, [chosen]] = await Promise.all([libraryPage(person, {}), id.success ? libraryPictures(person, [id.data]) : []])
  return <LibraryPage first={first} chosen={chosen ?? null} onDescribe={describeAction} />
}
