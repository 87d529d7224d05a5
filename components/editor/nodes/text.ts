import { Text as Base } from '@tiptap/extension-text'
import { nodeSpec } from './tiptap-spec.ts'

export const Text = Base.extend(nodeSpec('text'))
