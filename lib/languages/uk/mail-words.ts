import type { MailWords } from '#lib/languages/mail-words.ts'

export const mailWords: MailWords = {
  linkSubject: 'Вхід до редакції: {paper}',
  link: 'Відкрийте це посилання і натисніть «Увійти». Воно діє один раз упродовж {minutes} хвилин.\n\n{link}\n\nЯкщо ви не просили про нього, просто не зважайте на цей лист.\n',
}
