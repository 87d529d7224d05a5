import { FileDown } from 'lucide-react'
import { attachmentBlock, attachmentNode } from './attachment-node.ts'

export const DocumentFile = attachmentNode('document')
export const documentFileBlocks = attachmentBlock('document', FileDown)
