import { Document as Base } from '@tiptap/extension-document'
import { nodeSpec } from './tiptap-spec.ts'

export const Document = Base.extend(nodeSpec('doc'))
