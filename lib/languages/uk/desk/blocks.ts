import type { DeskWords } from '#lib/languages/desk-words.ts'

export const blocks: DeskWords['blocks'] = {
  paragraph: 'Текст',
  'heading-2': 'Проміжний заголовок',
  'heading-3': 'Малий проміжний заголовок',
  'bullet-list': 'Список',
  'ordered-list': 'Нумерований список',
  quotation: 'Цитата',
  picture: 'Зображення',
  'related-story': 'Пов’язаний матеріал',
  divider: 'Роздільник',
  table: 'Таблиця',
  'also-heading-2': 'heading h2 заголовок підзаголовок',
  'also-heading-3': 'heading h3 заголовок підзаголовок',
  'also-bullet-list': 'list bullets перелік пункти',
  'also-ordered-list': 'list ordered перелік кроки номери',
  'also-quotation': 'quote quotation вислів пряма мова',
  'also-picture': 'picture image photo фото картинка світлина',
  'also-related-story': 'related card картка посилання читайте також',
  'also-table': 'table рядки стовпці',
  'also-divider': 'divider rule лінія риска',
  'also-paragraph': 'text paragraph абзац звичайний',
}
