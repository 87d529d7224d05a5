import { Node } from '@tiptap/core'
import { ReactNodeViewRenderer } from '@tiptap/react'
import type { LucideIcon } from 'lucide-react'
import { chooseFiles } from '#components/editor/files/choose-files.ts'
import { acceptedFiles } from '#components/media/attachment-kinds.ts'
import { nodeSpecs } from '#newsroom/articles/nodes.ts'
import type { Block } from '../block.ts'
import { nodeSpec } from '../tiptap-spec.ts'
import { AttachmentView } from './attachment-view.tsx'

type AttachmentNode = 'audio' | 'video' | 'document'

/** An attribute under its own name; what is null is not written. */
const keepAttribute = (name: string, at: string) => ({
  parseHTML: (element: HTMLElement) => element.getAttribute(`data-${at}`) ?? undefined,
  renderHTML: (attrs: Record<string, unknown>) => (attrs[name] === null ? {} : { [`data-${at}`]: attrs[name] }),
})

const words = {
  title: keepAttribute('title', 'title'),
  caption: keepAttribute('caption', 'caption'),
  credit: keepAttribute('credit', 'credit'),
}
const throughHtml = {
  attachmentId: keepAttribute('attachmentId', 'attachment'),
  captionsId: keepAttribute('captionsId', 'captions'),
  mediaId: keepAttribute('mediaId', 'media'),
  transcript: keepAttribute('transcript', 'transcript'),
  ...words,
}

/** A sound, a video or a document of our own, with this story's words for it. Only our own clipboard brings one in; files are uploaded. */
export const attachmentNode = (name: AttachmentNode) =>
  Node.create({
    ...nodeSpec(name, throughHtml),
    draggable: true,
    parseHTML: () => [
      {
        tag: `figure[data-kind="${name}"][data-attachment]`,
        priority: 60,
        getAttrs: (figure) => (nodeSpecs[name].attrs.attachmentId.isValid(figure.getAttribute('data-attachment')) ? null : false),
      },
    ],
    renderHTML: ({ node, HTMLAttributes }) => [
      'figure',
      { 'data-kind': name, ...HTMLAttributes },
      ['figcaption', [node.attrs.title, node.attrs.caption].filter(Boolean).join('. ')],
    ],
    renderText: ({ node }) => nodeSpecs[name].inWords(node.attrs),
    addNodeView: () => ReactNodeViewRenderer(AttachmentView),
  })

/** Chooses files of this device, which come in where the caret is. */
export const attachmentBlock = (name: AttachmentNode, icon: LucideIcon): readonly Block[] => [
  {
    id: name,
    icon,
    isInserted: true,
    isRare: true,
    run: (editor) => chooseFiles((files) => editor.chain().focus().takeFiles(files).run(), acceptedFiles[name]),
  },
]
