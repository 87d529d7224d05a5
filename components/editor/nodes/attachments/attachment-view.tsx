import './attachments.css'
import { type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import { FileText, X } from 'lucide-react'
import { useEditorResources } from '#components/editor/editor-resources.ts'
import { Recording } from '#components/media/files/recording.tsx'
import { Button } from '#components/ui/button.tsx'
import { sizeInWords } from '#components/ui/size-in-words.ts'
import { attachmentFormats, longestTranscript } from '#lib/attachments.ts'
import { attachmentPath, mediaPath } from '#lib/paths.ts'
import { widthFor } from '#lib/renditions.ts'
import { lengthInWords } from '#lib/size-in-words.ts'
import type { PaperAttachment } from '#newsroom/attachments/attachment-for.ts'
import { useWords } from '#words'
import { AttachmentWord, leaveWord } from './attachment-word.tsx'
import { VideoExtras } from './video-extras.tsx'

const fields = [
  { name: 'title', longest: 300 },
  { name: 'caption', longest: 2000 },
  { name: 'credit', longest: 300 },
  { name: 'transcript', longest: longestTranscript },
] as const

/** The file as readers will have it, with its words, which are edited where they stand. A recording without a transcript says so. */
export function AttachmentView({ node, selected, editor, getPos, updateAttributes, deleteNode }: NodeViewProps) {
  const say = useWords()
  const { isLocked, attachment } = useEditorResources()
  const kind = node.type.name as 'audio' | 'video' | 'document' // the nodes that have this view
  const file = attachment(String(node.attrs.attachmentId))
  const hasCaptions = typeof node.attrs.captionsId === 'string'
  return (
    <NodeViewWrapper
      as="figure"
      className="story-attachment"
      data-selected={selected || undefined}
      contentEditable={false}
      aria-label={say(`blocks.${kind}`)}
    >
      <div className="story-attachment-file" data-drag-handle>
        {file === 'gone' && <p className="p-6 text-danger text-sm">{say('attachments.gone')}</p>}
        {typeof file === 'object' && <Shown file={file} mediaId={node.attrs.mediaId} label={node.attrs.title || say(`blocks.${kind}`)} />}
      </div>
      <div className="story-attachment-bar">
        {typeof file === 'object' && <Facts file={file} />}
        {!isLocked && (
          <span className="story-node-tools">
            <Button tone="quiet" size="small" square aria-label={say('attachments.remove')} onPress={deleteNode}>
              <X size={14} aria-hidden="true" />
            </Button>
          </span>
        )}
      </div>
      {kind === 'video' && !isLocked && <VideoExtras attrs={node.attrs} change={updateAttributes} />}
      <figcaption>
        {fields
          .filter(({ name }) => name !== 'transcript' || kind !== 'document')
          .map(({ name, longest }) => (
            <AttachmentWord
              key={name}
              {...{ name, longest, isLocked }}
              isMissing={name === 'title' || (name === 'transcript' && !hasCaptions)}
              value={String(node.attrs[name])}
              onKeyDown={(event) => leaveWord(event, { node, editor, getPos, name })}
              onChange={(text) => updateAttributes({ [name]: text })}
            />
          ))}
      </figcaption>
    </NodeViewWrapper>
  )
}

function Shown({ file, mediaId, label }: { file: PaperAttachment; mediaId: unknown; label: string }) {
  const { picture: find } = useEditorResources()
  const picture = typeof mediaId === 'string' ? find(mediaId) : undefined
  const poster = typeof picture === 'object' ? mediaPath(picture.hash, widthFor(picture.width, 960), 'webp') : undefined
  if (file.kind === 'document')
    return (
      <a className="story-attachment-document" href={attachmentPath(file.hash, file.format)} download={`${label}.pdf`}>
        <FileText size={20} aria-hidden="true" /> {label}
      </a>
    )
  return <Recording {...{ file, label, poster }} />
}

/** How long and how large it is: what readers are told, too. */
function Facts({ file: { format, bytes, seconds, pages } }: { file: PaperAttachment }) {
  const say = useWords()
  const length = seconds === null ? pages !== null && say('attachments.pages', { count: pages }) : lengthInWords(seconds)
  return (
    <p className="story-attachment-facts">
      {[attachmentFormats[format].label, length, sizeInWords(say, bytes)].filter(Boolean).join(' · ')}
    </p>
  )
}
