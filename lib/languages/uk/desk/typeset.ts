import type { DeskWords } from '#lib/languages/desk-words.ts'

export const typeset: DeskWords['typeset'] = {
  title: 'Типографіка й граматика',
  whileTyping: 'Лапки й тире під час набору',
  whileTypingHint: 'За мовою матеріалу. Backspace одразу після заміни повертає набране. Вибір зберігається в цьому браузері.',
  tidy: 'Причепурити текст',
  tidyHint: 'Лапки, тире, три крапки й пробіли всього матеріалу за його мовою. Одне скасування поверне все, як було.',
  tidied: '{count, plural, =0 {Усе вже гаразд} one {змінено # місце} few {змінено # місця} many {змінено # місць} other {змінено # місця}}',
}
