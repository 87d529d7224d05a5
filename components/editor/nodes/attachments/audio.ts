import { AudioLines } from 'lucide-react'
import { attachmentBlock, attachmentNode } from './attachment-node.ts'

export const Audio = attachmentNode('audio')
export const audioBlocks = attachmentBlock('audio', AudioLines)
