import type { DeskWords } from '#lib/languages/desk-words.ts'

export const notices: DeskWords['notices'] = {
  notices: 'Сповіщення',
  about: 'Те, що стосується вас: матеріали, коментарі, плани.',
  unread:
    '{count, plural, one {# непрочитане сповіщення} few {# непрочитані сповіщення} many {# непрочитаних сповіщень} other {# непрочитаного сповіщення}}',
  isUnread: 'Непрочитане',
  readAll: 'Позначити всі як прочитані',
  none: 'Сповіщень немає',
  noneAbout: 'Коли з вашим матеріалом щось станеться або колега назве вас чи відповість вам, це з’явиться тут.',
  pages: 'Сторінки сповіщень',
  program: 'Galley',
  submitted: '{name} подає матеріал',
  'sent-back': '{name} повертає матеріал',
  published: '{name} публікує матеріал',
  updated: '{name} оновлює матеріал',
  'published-as-planned': 'Матеріал опубліковано, як заплановано',
  'updated-as-planned': 'Матеріал оновлено, як заплановано',
  mention: '{name}: вас згадано в коментарі',
  reply: '{name}: відповідь у вашій розмові',
  assigned: '{name} передає вам матеріал',
  'schedule-late': 'Заплановане на <time></time> запізнюється більш як на 5 хвилин',
  'schedule-held': 'Заплановане на <time></time> не сталося й чекає на вас',
  'schedule-failed': 'Заплановане на <time></time> не вдалося',
  breaking: '{name}: термінова новина',
  aboutFeed: 'Стрічка',
}
