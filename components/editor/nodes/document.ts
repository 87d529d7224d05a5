import { Document as Base } from '@tiptap/extension-document'
import { storyContent } from '#newsroom/articles/story-schema.ts'
import { nodeSpec } from './tiptap-spec.ts'

export const Document = Base.extend({ ...nodeSpec('doc'), content: storyContent })
