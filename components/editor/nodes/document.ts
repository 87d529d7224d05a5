import { Document as Base } from '@tiptap/extension-document'
import { nodePart } from '../from-part.ts'

export const Document = Base.extend(nodePart('doc'))
