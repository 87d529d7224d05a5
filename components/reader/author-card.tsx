import { authorPath } from '#lib/paths.ts'
import { localize } from '#lib/publication.ts'
import type { PaperAuthor } from '#newsroom/paper/published-by-slug.ts'
import type { Edition } from './edition.ts'
import { Picture } from './picture.tsx'

/** An author: portrait, name, role, biography, and a link to their stories. */
export function AuthorCard({ edition: { language, words }, author }: { edition: Edition; author: PaperAuthor }) {
  const name = localize(author.name, language)
  return (
    <li className="author">
      {author.portrait && <Picture picture={author.portrait} alt="" shape="1x1" sizes="5rem" widest={320} />}
      <h3>{name}</h3>
      {author.title && <span className="role">{localize(author.title, language)}</span>}
      {/* Not a <p>: reader views look for paragraphs to find the story. */}
      {author.biography && <span>{localize(author.biography, language)}</span>}
      <a href={authorPath(language, author.slug)}>{words('readMoreBy', { name })}</a>
    </li>
  )
}
