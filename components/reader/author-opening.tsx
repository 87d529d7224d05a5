import { localize } from '#lib/publication.ts'
import type { PaperAuthor } from '#newsroom/paper/published-by-slug.ts'
import type { Edition } from './edition.ts'
import { Picture } from './picture.tsx'

/** The heading of an author's page. */
export function AuthorOpening({ edition: { language, words }, author }: { edition: Edition; author: PaperAuthor }) {
  return (
    <div className="opening portrayed">
      {author.portrait && <Picture picture={author.portrait} alt="" shape="1x1" sizes="8rem" widest={480} isFirst />}
      <div>
        <p className="label">{author.title ? localize(author.title, language) : words('author')}</p>
        <h1>{localize(author.name, language)}</h1>
        {author.biography && <p className="dek">{localize(author.biography, language)}</p>}
      </div>
    </div>
  )
}
