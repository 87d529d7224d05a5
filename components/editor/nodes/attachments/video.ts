import { Film } from 'lucide-react'
import { attachmentBlock, attachmentNode } from './attachment-node.ts'

export const Video = attachmentNode('video')
export const videoBlocks = attachmentBlock('video', Film)
