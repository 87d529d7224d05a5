import { Link } from '#components/ui/link.tsx'
import type { AlikePicture } from '#newsroom/media/alike.ts'
import { useWords } from '#words'
import { Thumb } from '../thumb.tsx'

/** Pictures of the library that look like the open one: the same one may be there twice. */
export function AlikePictures({ pictures }: { pictures: readonly AlikePicture[] }) {
  const say = useWords()
  if (pictures.length === 0) return null
  return (
    <section className="mt-5 border-line border-t pt-3">
      <h3 className="mb-1 font-semibold text-ink-soft text-xs">{say('media.alike')}</h3>
      <ul className="grid grid-cols-3 gap-2">
        {pictures.map((picture) => (
          <li key={picture.id} className="min-w-0">
            <Link href={`/desk/media?picture=${picture.id}`} target="_blank" className="block text-2xs underline-offset-2 hover:underline">
              <span className="block aspect-4/3 overflow-hidden rounded-sm bg-sunken">
                <Thumb picture={picture} wanted={320} />
              </span>
              <span className="block truncate">{picture.name}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
