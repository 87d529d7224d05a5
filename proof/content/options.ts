/** The tests next to their code that belong to the proof of what a story holds, and of what comes in with it. */
export const contentTests = [
  'lib/embeds',
  'newsroom/articles/document-to-html.test.ts',
  'newsroom/articles/story-schema.test.ts',
  'newsroom/embeds',
  'newsroom/formats',
  'newsroom/import/bring-file.test.ts',
  'newsroom/import/bring-picture.test.ts',
  'newsroom/media/validate-picture.test.ts',
  'components/editor/extensions/paste',
  'components/reader/document',
]
