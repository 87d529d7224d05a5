import type { DeskWords } from '#lib/languages/desk-words.ts'

export const stages: DeskWords['stages'] = {
  draft: 'Чернетка',
  submitted: 'У редактора',
  published: 'Опубліковано',
  unpublished: 'Знято з публікації',
  'taken-down': 'Знято назавжди',
}
