import { attachmentFormats } from '#lib/attachments.ts'
import type { DocumentNode } from '#lib/document-types.ts'
import { languageFacts } from '#lib/languages.ts'
import { attachmentPath, mediaPath } from '#lib/paths.ts'
import { lengthInWords, sizeInWords } from '#lib/size-in-words.ts'
import type { PaperAttachment } from '#newsroom/attachments/attachment-for.ts'
import type { Edition } from '../edition.ts'
import type { Surroundings } from './context.ts'

type NodeProps = { node: DocumentNode; around: Surroundings }

/** A sound or a video of our own. Nothing of it is loaded before somebody plays it, and its place is kept until then. */
export function Recording({ node, around }: NodeProps) {
  const file = fileOf(node.attrs?.attachmentId, around)
  if (!file) return null
  const { edition } = around
  const { title, caption, credit, transcript } = wordsOf(node)
  const src = addressOf(file)
  const label = title || edition.words(node.type === 'video' ? 'video' : 'sound')
  const captions = fileOf(node.attrs?.captionsId, around)
  // Not the default one: browsers would load it with the page.
  const track = captions && (
    <track kind="captions" src={addressOf(captions)} srcLang={edition.language} label={languageFacts[edition.language].name} />
  )
  return (
    <figure className="recording">
      {title && <p className="title">{title}</p>}
      {node.type === 'video' ? (
        <video
          controls
          preload="none"
          {...whenNear}
          playsInline
          src={src}
          aria-label={label}
          width={file.width ?? undefined}
          height={file.height ?? undefined}
          poster={posterOf(node, around)}
        >
          {track}
        </video>
      ) : (
        // biome-ignore lint/a11y/useMediaCaption: browsers show no captions of a sound; its transcript is below
        <audio controls preload="none" src={src} aria-label={label} />
      )}
      <p className="of-file">{factsOf(file, edition)}</p>
      {transcript && (
        <details>
          <summary>{edition.words('transcript')}</summary>
          {transcript.split('\n').map((line, place) => line.trim() !== '' && <p key={placeOf(place)}>{line}</p>)}
        </details>
      )}
      <Words caption={caption} credit={credit} />
    </figure>
  )
}

/** A document to keep: browsers save it, so that nothing in it runs on our site. */
export function DocumentLink({ node, around }: NodeProps) {
  const file = fileOf(node.attrs?.attachmentId, around)
  if (!file) return null
  const { title, caption, credit } = wordsOf(node)
  const name = title || around.edition.words('document')
  return (
    <figure className="recording document">
      <p className="title">
        <a href={addressOf(file)} download={`${fileNameOf(name)}.${file.format}`}>
          {name}
        </a>
      </p>
      <p className="of-file">{factsOf(file, around.edition)}</p>
      <Words caption={caption} credit={credit} />
    </figure>
  )
}

/** Of a sound nobody is the photographer: the credit stands as it was written. */
function Words({ caption, credit }: { caption: string; credit: string }) {
  if (!caption && !credit) return null
  return (
    <figcaption>
      {caption && <span>{caption} </span>}
      {credit && <cite>{credit}</cite>}
    </figcaption>
  )
}

const fileOf = (id: unknown, { attachments }: Surroundings): PaperAttachment | undefined => attachments.find((file) => file.id === id)

const addressOf = ({ hash, format, through = '' }: PaperAttachment): string => through + attachmentPath(hash, format)

const wordsOf = ({ attrs = {} }: DocumentNode) => {
  const word = (name: string) => String(attrs[name] ?? '')
  return { title: word('title'), caption: word('caption'), credit: word('credit'), transcript: word('transcript') }
}

/** Pixels. Many browsers load a poster with the page, however far down it stands: it must leave the line to the main picture. */
const widestPoster = 640

/** React's types do not have it yet (WHATWG HTML, the loading attribute of media elements). */
const whenNear = { loading: 'lazy' }

/** The picture that stands there until it is played, as JPEG, which every browser shows. It is loaded when a reader comes near it. */
function posterOf({ attrs }: DocumentNode, { pictures }: Surroundings): string | undefined {
  const picture = pictures.find(({ mediaId }) => mediaId === attrs?.mediaId)
  const files = picture?.files.filter(({ shape, format }) => shape === 'full' && format === 'jpg') ?? []
  const file = files.filter(({ width }) => width <= widestPoster).at(-1) ?? files[0]
  return picture && file && `${picture.through ?? ''}${mediaPath(picture.hash, file.width, 'jpg')}`
}

/** How long it is and how much is loaded: "3:05 · MP3, 2.9 MB", "PDF, 3 pages, 240 kB". */
function factsOf({ format, bytes, seconds, pages }: PaperAttachment, { language, words }: Edition): string {
  const size = sizeInWords(bytes, languageFacts[language].locale)
  const { label } = attachmentFormats[format]
  if (pages !== null) return [label, words('pages', { count: pages }), size].join(', ')
  return [seconds === null ? '' : lengthInWords(seconds), `${label}, ${size}`].filter(Boolean).join(' · ')
}

/** What file systems take. */
const fileNameOf = (title: string): string =>
  title
    .replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80)

/** Index keys are fine: a text is rendered once, on the server. */
const placeOf = (index: number) => index
