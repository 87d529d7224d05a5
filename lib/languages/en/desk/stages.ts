export const stages = {
  draft: 'Draft',
  submitted: 'Submitted',
  published: 'Published',
  unpublished: 'Unpublished',
  'taken-down': 'Taken down',
} as const
