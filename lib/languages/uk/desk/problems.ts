import type { DeskWords } from '#lib/languages/desk-words.ts'

export const problems: DeskWords['problems'] = {
  'signed-out': 'Ваш сеанс завершено, тому нічого не змінено. Увійдіть в іншій вкладці й спробуйте ще раз.',
  'cross-site': 'Цю сторінку відкрито не за адресою редакції, тому нічого не змінено. Відкрийте її ще раз із головної сторінки редакції.',
  invalid: 'У формі щось не так.',
  'not-allowed': 'Ви не маєте на це права.',
  'not-found': 'Цього вже немає. Оновіть сторінку.',
  unreachable: 'Не вдалося зв’язатися з Galley, тому невідомо, чи це зроблено. Перевірте з’єднання і спробуйте ще раз.',
  'field-missing': 'Заповніть це поле.',
  'field-too-long': 'Щонайбільше {limit, plural, one {# символ} few {# символи} many {# символів} other {# символу}}.',
  'field-too-short': 'Щонайменше {limit, plural, one {# символ} few {# символи} many {# символів} other {# символу}}.',
  'field-no-email': 'Укажіть адресу електронної пошти, як-от name@paper.example.',
  'field-wrong': 'Це значення неправильне.',
}
