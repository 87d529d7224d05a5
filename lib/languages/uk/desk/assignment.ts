import type { DeskWords } from '#lib/languages/desk-words.ts'

export const assignment: DeskWords['assignment'] = {
  title: 'Редактор і термін',
  editor: 'Редактор',
  editorIs: 'Редактор: {name}',
  nobody: 'Ніхто',
  noEditor: 'За цей матеріал ще не відповідає жоден редактор.',
  toMe: 'Призначити мене',
  assign: 'Призначити',
  bulkTitle: 'Призначити редактора',
  bulkAbout: 'Редактор отримає сповіщення про кожен матеріал.',
  deadline: 'Термін',
  deadlineIs: 'Термін: <time></time>',
  overdue: 'Прострочено: <time></time>',
  noDeadline: 'Терміну немає.',
  setDeadline: 'Поставити термін…',
  moveDeadline: 'Перенести термін…',
  saveDeadline: 'Зберегти термін',
  clearDeadline: 'Прибрати термін',
  deadlineCleared: 'Термін прибрано.',
  deadlineAbout: 'Він закінчується, коли матеріал опубліковано чи оновлено.',
  deadlinePast: 'Цей час минув. Виберіть пізніший.',
}
