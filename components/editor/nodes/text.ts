import { Text as Base } from '@tiptap/extension-text'
import { nodePart } from './tiptap-spec.ts'

export const Text = Base.extend(nodePart('text'))
