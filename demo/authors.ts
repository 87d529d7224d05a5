import type { Localized } from '#lib/languages.ts'
import type { PortraitKey } from './pictures.ts'

/** The six authors of The Crossing. The key is the slug, and the key of the portrait. */
export const demoAuthors = {
  'oksana-zavhorodnia': {
    name: { en: 'Oksana Zavhorodnia', uk: 'Оксана Завгородня' },
    title: { en: 'War correspondent', uk: 'Воєнна кореспондентка' },
    biography: {
      en: 'Oksana Zavhorodnia writes about what the war does to people who have other things to do. She began at a railway workers’ weekly in Poltava, where she learned to read timetables and to distrust round numbers. Her reports from repair crews, field kitchens and night trains have appeared in The Crossing since its first issue. She lives in Kharkiv with two cats and a large collection of torches.',
      uk: 'Оксана Завгородня пише про те, що війна робить із людьми, які мають інші справи. Починала в тижневику залізничників у Полтаві: там навчилася читати розклади й не довіряти круглим числам. Її репортажі з ремонтних бригад, польових кухонь і нічних потягів виходять у «Переправі» з першого числа. Живе в Харкові з двома котами і великою колекцією ліхтариків.',
    },
  },
  'maksym-terletskyi': {
    name: { en: 'Maksym Terletskyi', uk: 'Максим Терлецький' },
    title: { en: 'Country editor', uk: 'Редактор відділу «Країна»' },
    biography: {
      en: 'Maksym Terletskyi has edited the Country pages since he gave up teaching geography, and still corrects maps in other people’s kitchens. He travels by bus, takes notes in pencil, and has reported from some three hundred towns, most of them more than once. He is interested in councils, ferries, schools and the price of firewood, and believes that every village has one person who knows.',
      uk: 'Максим Терлецький веде сторінки «Країни» відтоді, як перестав учителювати, і досі виправляє мапи на чужих кухнях. Їздить автобусами, пише олівцем, побував приблизно у трьохстах містечках, у більшості не раз. Його цікавлять громади, пороми, школи й ціна на дрова. Вірить, що в кожному селі є одна людина, яка знає.',
    },
  },
  'iryna-lozovytska': {
    name: { en: 'Iryna Lozovytska', uk: 'Ірина Лозовицька' },
    title: { en: 'Economics editor', uk: 'Редакторка відділу економіки' },
    biography: {
      en: 'Iryna Lozovytska explains money to people who would rather not think about it. She was an auditor for nine years before she became a reporter, and keeps the habit of asking for the second page of every document. She writes about harvests, ports, wages and the arithmetic of small firms, and edits the weekly table of prices that readers cut out and correct. She grew up in Mykolaiv.',
      uk: 'Ірина Лозовицька пояснює гроші тим, хто волів би про них не думати. До журналістики дев’ять років була аудиторкою і зберегла звичку просити другу сторінку кожного документа. Пише про врожаї, порти, зарплати й арифметику малих підприємств, укладає щотижневу таблицю цін, яку читачі вирізають і виправляють. Виросла в Миколаєві.',
    },
  },
  'les-dorosh': {
    name: { en: 'Les Dorosh', uk: 'Лесь Дорош' },
    title: { en: 'Culture critic', uk: 'Критик' },
    biography: {
      en: 'Les Dorosh has reviewed books, plays and the occasional soup for The Crossing for eleven years. He trained as a viola player in Lviv and left music, he says, for the good of music. He reads with a pencil behind his ear and walks out of nothing. His guide to the small theatres of the country is in its fourth edition, the last two of them with a chapter on cellars.',
      uk: 'Лесь Дорош одинадцять років рецензує в «Переправі» книжки, вистави, а часом і борщ. Учився на альтиста у Львові й покинув музику, як сам каже, заради музики. Читає з олівцем за вухом і ніколи не йде із зали посеред вистави. Його путівник малими театрами країни витримав чотири видання, останні два з розділом про підвали.',
    },
  },
  'safiie-ablaieva': {
    name: { en: 'Safiie Ablaieva', uk: 'Сафіє Аблаєва' },
    title: { en: 'Science reporter', uk: 'Наукова журналістка' },
    biography: {
      en: 'Safiie Ablaieva reports on science as it is done by people with cold hands: in field stations, night clinics, flooded archives and observatories. A Crimean Tatar from Bakhchysarai, she studied hydrology in Kyiv and spent four seasons counting birds in the delta before she began to write about those who count. She answers readers’ questions every week and keeps a list of those she could not.',
      uk: 'Сафіє Аблаєва пише про науку, яку роблять люди з холодними руками: на польових станціях, у нічних лікарнях, затоплених архівах та обсерваторіях. Кримська татарка з Бахчисарая, вивчала гідрологію в Києві, чотири сезони рахувала птахів у дельті, а тоді почала писати про тих, хто рахує. Щотижня відповідає читачам і веде список запитань, на які не змогла.',
    },
  },
  'bohdan-halushko': {
    name: { en: 'Bohdan Halushko', uk: 'Богдан Галушко' },
    title: { en: 'Sport and reportage', uk: 'Спорт і репортаж' },
    biography: {
      en: 'Bohdan Halushko kept goal for a second-league side for six seasons and conceded, by his own count, two hundred and eleven times. He now writes about sport as a way of seeing how people behave when they are tired, and about bakers, beekeepers and tram drivers for the same reason. He is the paper’s oldest reporter and its fastest walker. He lives in Zaporizhzhia, within earshot of the trams.',
      uk: 'Богдан Галушко шість сезонів стояв на воротах команди другої ліги й пропустив, за власним підрахунком, двісті одинадцять разів. Тепер пише про спорт, бо там видно, як поводяться втомлені люди, і з тієї ж причини про пекарів, пасічників та водіїв трамваїв. Найстарший репортер газети і найшвидший ходок. Живе в Запоріжжі, де чути трамвай.',
    },
  },
} satisfies Record<PortraitKey, { name: Localized; title: Localized; biography: Localized }>

export type AuthorKey = keyof typeof demoAuthors
