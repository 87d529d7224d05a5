import type { DeskWords } from '#lib/languages/desk-words.ts'

export const find: DeskWords['find'] = {
  title: 'Знайти й замінити',
  find: 'Знайти',
  next: 'Наступний збіг',
  previous: 'Попередній збіг',
  exact: 'Зважати на регістр',
  whole: 'Цілі слова',
  expression: 'Регулярний вираз',
  showReplace: 'Замінити…',
  with: 'Замінити на',
  replace: 'Замінити',
  replaceAll: 'Замінити все',
  place: '{place, number} з {count, number}',
  replaced: '{count, plural, one {замінено # місце} few {замінено # місця} many {замінено # місць} other {замінено # місця}}',
  'problem-not-valid': 'Це не регулярний вираз',
  'problem-too-slow': 'Цей вираз шукає задовго. Запишіть його точніше.',
  'problem-failed': 'Пошук не запустився. Шукайте без регулярного виразу або оновіть сторінку.',
}
