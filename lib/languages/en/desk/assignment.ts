/** Who looks after a story, and until when it is to be ready. */
export const assignment = {
  title: 'Who looks after it',
  editor: 'Editor',
  editorIs: 'Editor: {name}',
  nobody: 'Nobody',
  noEditor: 'No editor looks after this story yet.',
  toMe: 'Assign to me',
  assign: 'Assign',
  bulkTitle: 'Assign an editor',
  bulkAbout: 'The editor is told of each story.',
} as const
