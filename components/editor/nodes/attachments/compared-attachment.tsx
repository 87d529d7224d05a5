import type { ReactNode } from 'react'
import type { DocumentNode } from '#lib/document-types.ts'
import { blockInWords } from '#newsroom/articles/plain-text.ts'
import { useWords } from '#words'

const words = ['title', 'caption', 'credit', 'transcript'] as const

/** A sound, video or document of one version. */
export const AttachmentLeaf = ({ node }: { node: DocumentNode }) => <p className="whitespace-pre-line text-sm">{blockInWords(node)}</p>

/** One whose words, captions or picture have changed. `compare` draws what became of a text. */
export function AttachmentChange({
  before,
  after,
  compare,
}: {
  before: DocumentNode
  after: DocumentNode
  compare: (before: string, after: string) => ReactNode
}) {
  const say = useWords()
  const textOf = ({ attrs }: DocumentNode, name: string) => String(attrs?.[name] ?? '')
  const isOther = (name: string) => textOf(before, name) !== textOf(after, name)
  return (
    <figure>
      <figcaption data-change="" className="grid whitespace-pre-line text-sm">
        <span>{say(`blocks.${after.type as 'audio' | 'video' | 'document'}`)}</span>
        {words
          .filter((name) => textOf(before, name) || textOf(after, name))
          .map((name) => (
            <span key={name}>
              {say(`attachments.${name}`)}: {compare(textOf(before, name), textOf(after, name))}
            </span>
          ))}
        {isOther('captionsId') && <span>{say('attachments.otherCaptions')}</span>}
        {isOther('mediaId') && <span>{say('attachments.otherPoster')}</span>}
      </figcaption>
    </figure>
  )
}
