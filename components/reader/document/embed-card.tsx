import { Children, type ReactNode } from 'react'
import type { DocumentNode } from '#lib/document-types.ts'
import { type Embed, embedOf } from '#lib/embeds/embed.ts'
import { plainText } from '#newsroom/articles/plain-text.ts'
import { Picture } from '../picture.tsx'
import { CaptionWords } from './caption.tsx'
import type { Surroundings } from './context.ts'

/**
 * What others show, in our own words and with our own picture: the page asks nobody else for it. Where they have a player, the readers' script
 * (reader/embed.ts) offers to put it into a frame; without the script the link is there.
 */
export function EmbedCard({ node, around, children }: { node: DocumentNode; around: Surroundings; children: ReactNode }) {
  const embed = embedOf(node.attrs?.embedId)
  const { content = [] } = node
  const said = Children.toArray(children).filter((_, at) => content[at]?.type !== 'picture' && hasWords(content[at]))
  if (!embed) return said
  return (
    <figure className={`embed embed-${embed.kind}`}>
      <Shown embed={embed} node={node} around={around} />
      <figcaption>
        {said}
        <OfPicture node={node} around={around} />
        <p className="from">
          <a href={embed.address} rel="noopener">
            {around.edition.words(leads[embed.kind], { provider: embed.name })}
          </a>
        </p>
      </figcaption>
    </figure>
  )
}

const hasWords = (node: DocumentNode | undefined): boolean =>
  node !== undefined && plainText({ type: 'doc', content: [node] }).trim() !== ''

/** What one does there. */
const leads = {
  video: 'embedWatch',
  audio: 'embedListen',
  post: 'embedOpen',
  chart: 'embedOpen',
  map: 'embedOpen',
  page: 'embedRead',
} as const satisfies Record<Embed['kind'], string>

/** The first block of an embed may be a picture, which is shown when it is public. */
function pictureIn({ content: [first] = [] }: DocumentNode, { pictures }: Surroundings) {
  if (first?.type !== 'picture') return null
  const { mediaId, alt, caption, credit } = first.attrs ?? {}
  const shown = pictures.find((each) => each.mediaId === mediaId)
  return shown ? { shown, alt: String(alt ?? ''), caption: String(caption ?? ''), credit: String(credit ?? '') } : null
}

/** What is said of the picture: whose it is, is said wherever it is shown. */
function OfPicture({ node, around }: { node: DocumentNode; around: Surroundings }) {
  const { caption = '', credit = '' } = pictureIn(node, around) ?? {}
  if (!caption && !credit) return null
  return (
    <p className="by">
      <CaptionWords edition={around.edition} caption={caption} credit={credit} />
    </p>
  )
}

function Shown({ embed: { player, name, kind }, node, around }: { embed: Embed; node: DocumentNode; around: Surroundings }) {
  const { words } = around.edition
  const found = pictureIn(node, around)
  const picture = found && (
    <Picture picture={found.shown} alt={found.alt} sizes="(min-width: 44rem) 38rem, 88vw" widest={960} cropped={[{ shape: '16x9' }]} />
  )
  if (!player) return picture
  const title = plainText({ type: 'doc', content: (node.content ?? []).filter(({ type }) => type === 'title') })
  return (
    <galley-embed player={player.address} shape={player.shape} label={title ? `${name}: ${title}` : name}>
      {picture}
      <button type="button" hidden>
        {words(kind === 'video' || kind === 'audio' ? 'embedPlay' : 'embedShow')}
        <small>{words('embedAsks', { provider: name })}</small>
      </button>
    </galley-embed>
  )
}
