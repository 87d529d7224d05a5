import type { DeskWords } from '#lib/languages/desk-words.ts'

export const assignment: DeskWords['assignment'] = {
  title: 'Хто відповідає',
  editor: 'Редактор',
  editorIs: 'Редактор: {name}',
  nobody: 'Ніхто',
  noEditor: 'За цей матеріал ще не відповідає жоден редактор.',
  toMe: 'Призначити мене',
  assign: 'Призначити',
  bulkTitle: 'Призначити редактора',
  bulkAbout: 'Редактор отримає сповіщення про кожен матеріал.',
}
