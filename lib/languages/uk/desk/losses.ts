import type { DeskWords } from '../../desk-words.ts'

export const losses: DeskWords['losses'] = {
  other: '{words}',
  footnotes:
    '{count, plural, one {# завелика для виноски примітка стала} few {# завеликі для виноски примітки стали} many {# завеликих для виноски приміток стали} other {# завеликої для виноски примітки стали}} числом і текстом наприкінці',
  comments:
    '{count, plural, one {# коментар не взято} few {# коментарі не взято} many {# коментарів не взято} other {# коментаря не взято}}: {words}',
  changes: 'відстежені зміни прийнято: вставлень — {insertions}, вилучень — {deletions}, переміщень — {moves}',
  pageHeader: 'верхній колонтитул «{words}» не взято',
  pageFooter: 'нижній колонтитул «{words}» не взято',
  pageEdge: 'колонтитул «{words}» не взято',
  formula: 'формулу не взято',
  chart: 'діаграму не взято',
  diagram: 'схему не взято',
  object: 'вбудований об’єкт не взято',
  contents: 'зміст документа не взято',
  outsidePicture: 'зображення {address}: його файл лежить поза документом, його не завантажено',
  encoding: 'це не UTF-8, прочитано як {encoding}: перевірте літери',
  headings: 'заголовки {count} рівнів стали заголовками двох рівнів',
  headingLevel: 'заголовок рівня {was} став заголовком рівня {level}',
  frontMatter: 'службові рядки на початку не взято, крім назви',
  insidePicture:
    'зображення {where, select, list {зі списку} quotation {з цитати} box {з врізки} preformatted {з моноширинного тексту} embed {зі вставки} other {з таблиці}} переставлено одразу після',
  insideEmbed:
    'вставку {where, select, list {зі списку} quotation {з цитати} box {з врізки} preformatted {з моноширинного тексту} embed {зі вставки} other {з таблиці}} переставлено одразу після',
  inside:
    '{block, select, heading {підзаголовок} bulletList {список} orderedList {нумерований список} blockquote {цитата} pullQuote {виноска} preformatted {моноширинний текст} box {врізка} tableFigure {таблиця з назвою} table {таблиця} other {частина}} {where, select, list {у списку} quotation {у цитаті} box {у врізці} preformatted {у моноширинному тексті} embed {у вставці} other {у таблиці}}: тепер це абзаци',
  terms: 'список термінів став абзацами',
  countdown: 'список, що рахував униз, рахує вгору',
  addressLine: 'те, що інший сайт показує за адресою {address}, стало посиланням',
  styles: 'стилі й класи елементів',
  unknown: '{element}: лишилися тільки слова',
  hidden: 'невидимі слова «{words}» не взято',
  smallPicture: 'маленьке зображення «{alt}» не взято',
  picture:
    'зображення {address, select, none {без адреси} other {{address}}}: {reason, select, absent {його файлу в документі немає} many {з одного файлу береться щонайбільше 300 зображень} disk {воно лежить на іншому диску} other {{reason}}}',
  pictureRefused: 'зображення {name} не взято: його файл не підходить',
  pictureLate: 'зображення {name} не взято: додавати всі зображення файлу задовго, додайте його окремо',
  caption: 'підпис «{words}» зник разом із зображенням',
  alt: 'опис (alt) «{words}» зник разом із зображенням',
  pictureLink: 'посилання зображення на {address}',
  struck: 'закреслені слова «{words}» не взято',
  link: 'посилання на «{address}»: лишилися тільки слова',
  linksWithin: 'посилання в межах сторінки',
  explanation: 'пояснення до «{of}»: «{words}»',
  underlined: 'підкреслення: лишилися тільки слова',
  small: 'дрібний шрифт: лишилися тільки слова',
  large: 'великий шрифт: лишилися тільки слова',
  code: 'код: лишилися тільки слова',
  key: 'клавіша: лишилися тільки слова',
  fixedWidth: 'моноширинний текст: лишилися тільки слова',
  highlight: 'виділення кольором: лишилися тільки слова',
  dropped:
    '{what, select, form {форму} script {скрипт} sheet {таблицю стилів} title {назву сторінки} noscript {текст для браузерів без скриптів} template {шаблон} field {поле форми} button {кнопку} drawing {малюнок} formula {формулу} page {вбудовану сторінку} video {відео} recording {запис} other {вбудований об’єкт}} не взято',
  droppedWords: '{what, select, form {форму} title {назву сторінки} field {поле форми} button {кнопку} other {частину}} «{words}» не взято',
  linked:
    '{what, select, page {вбудована сторінка} video {відео} recording {запис} other {вбудований об’єкт}}: тепер це посилання на {address}',
}
