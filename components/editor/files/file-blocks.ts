import { FileText, FolderOpen } from 'lucide-react'
import type { Block } from '#components/editor/nodes/block.ts'
import { chooseFiles } from './choose-files.ts'

export const fileBlocks: readonly Block[] = [
  {
    id: 'file',
    icon: FileText,
    isInserted: true,
    isRare: true,
    run: (editor) => chooseFiles((files) => editor.chain().focus().takeFiles(files).run()),
  },
  {
    id: 'library-file',
    icon: FolderOpen,
    isInserted: true,
    isRare: true,
    run: (_, ask) => ask('library-file'),
  },
]
