import { Text as Base } from '@tiptap/extension-text'
import { nodePart } from '../from-part.ts'

export const Text = Base.extend(nodePart('text'))
