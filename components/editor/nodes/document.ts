import { Document as Base } from '@tiptap/extension-document'
import { nodePart } from './tiptap-spec.ts'

export const Document = Base.extend(nodePart('doc'))
