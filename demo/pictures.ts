import type { DemoLanguage } from './languages.ts'
import type { Drawing } from './pictures/ink.ts'
import * as interiors from './pictures/interiors.ts'
import * as labours from './pictures/labours.ts'
import * as landscapes from './pictures/landscapes.ts'
import * as portraits from './pictures/portraits.ts'
import * as streets from './pictures/streets.ts'
import * as studies from './pictures/studies.ts'

type Both = Record<DemoLanguage, string>
export type DemoPicture = {
  draw: () => Drawing
  alt: Both
  caption: Both
  /** The focal point, as fractions of width and height. */
  focus: readonly [x: number, y: number]
}

export const credit: Both = { en: 'Illustration: The Crossing', uk: 'Ілюстрація: «Переправа»' }

/** The pictures of the demo's stories, and what they show. */
export const demoPictures = {
  'power-lines': {
    draw: landscapes.powerLines,
    alt: {
      en: 'A row of pylons crosses the steppe towards a low sun',
      uk: 'Ряд опор лінії електропередачі тягнеться степом до низького сонця',
    },
    caption: {
      en: 'The line that feeds four districts was restored in eleven hours.',
      uk: 'Лінію, що живить чотири райони, відновили за одинадцять годин.',
    },
    focus: [0.45, 0.6],
  },
  wheat: {
    draw: landscapes.wheat,
    alt: {
      en: 'Ears of wheat in the foreground, a red combine harvester behind them',
      uk: 'На передньому плані колосся пшениці, за ним червоний комбайн',
    },
    caption: { en: 'Late wheat: the last fields were cut by headlight.', uk: 'Пізня пшениця: останні поля косили при світлі фар.' },
    focus: [0.42, 0.5],
  },
  ferry: {
    draw: landscapes.ferry,
    alt: {
      en: 'A small car ferry with one car and two passengers crosses a wide river at sunset',
      uk: 'Невеликий пором з одним авто і двома пасажирами перетинає широку ріку на заході сонця',
    },
    caption: { en: 'The ferry takes four cars, or three and a hay cart.', uk: 'Пором бере чотири авто або три і віз із сіном.' },
    focus: [0.68, 0.55],
  },
  bridge: {
    draw: landscapes.bridge,
    alt: {
      en: 'A crane lowers the last span into the gap of a river bridge while two workers watch',
      uk: 'Кран опускає останній прогін у проміжок мосту через ріку, двоє робітників стежать',
    },
    caption: { en: 'The last of nine spans weighs as much as a train.', uk: 'Останній із дев’яти прогонів важить стільки, як потяг.' },
    focus: [0.66, 0.4],
  },
  storks: {
    draw: landscapes.storks,
    alt: {
      en: 'Two storks in a nest on a power pole, three more in flight above a village',
      uk: 'Два лелеки в гнізді на стовпі, ще три летять над селом',
    },
    caption: {
      en: 'The nest on the third pole has been kept since before the line was built.',
      uk: 'Гніздо на третьому стовпі старше за саму лінію.',
    },
    focus: [0.68, 0.3],
  },
  carpathians: {
    draw: landscapes.carpathians,
    alt: {
      en: 'A mountain hut with lit windows in the snow, peaks behind it',
      uk: 'Гірська хатина зі світлом у вікнах серед снігу, за нею вершини',
    },
    caption: {
      en: 'Villages above the pass bake for a week when the barometer falls.',
      uk: 'Села над перевалом печуть на тиждень наперед, коли падає барометр.',
    },
    focus: [0.5, 0.75],
  },
  'wind-turbines': {
    draw: landscapes.windTurbines,
    alt: { en: 'Wind turbines along a coast, sheep grazing below them', uk: 'Вітряки вздовж узбережжя, під ними пасуться вівці' },
    caption: { en: 'The estuary has wind on three hundred days of the year.', uk: 'На лимані вітер триста днів на рік.' },
    focus: [0.7, 0.45],
  },
  'train-window': {
    draw: interiors.trainWindow,
    alt: {
      en: 'A glass of tea in a metal holder on the table of a train compartment, snow and spruces outside',
      uk: 'Склянка чаю в підстаканнику на столику купе, за вікном сніг і ялини',
    },
    caption: { en: 'Tea is served until the last stop, timetable or no timetable.', uk: 'Чай носять до кінцевої, є розклад чи нема.' },
    focus: [0.55, 0.7],
  },
  library: {
    draw: interiors.library,
    alt: {
      en: 'Tall orders of books with a ladder, a reading lamp and an open book on a desk',
      uk: 'Високі книжкові полиці з драбиною, лампа і розгорнута книжка на столі',
    },
    caption: { en: 'The reading room keeps one lamp on a battery of its own.', uk: 'У читальній залі одна лампа має власну батарею.' },
    focus: [0.6, 0.7],
  },
  stage: {
    draw: interiors.stage,
    alt: {
      en: 'A lamp on a stand alone on a stage between two chairs, the curtain drawn aside',
      uk: 'Лампа на стійці посеред сцени між двома стільцями, завіса розсунута',
    },
    caption: {
      en: 'The ghost light stays on, so that the stage is never quite empty.',
      uk: 'Чергове світло не гасять, щоб сцена не була зовсім порожня.',
    },
    focus: [0.5, 0.6],
  },
  greenhouse: {
    draw: interiors.greenhouse,
    alt: { en: 'A greenhouse full of tomato plants glows in the snow at night', uk: 'Теплиця з помідорами світиться серед снігу вночі' },
    caption: {
      en: 'Twelve hectares under glass, and the warmth of a small town.',
      uk: 'Дванадцять гектарів під склом і тепло для містечка.',
    },
    focus: [0.5, 0.55],
  },
  'underground-school': {
    draw: interiors.undergroundSchool,
    alt: {
      en: 'Pupils at desks in a vaulted underground hall, a teacher at the blackboard',
      uk: 'Учні за партами у склепінчастій підземній залі, вчителька біля дошки',
    },
    caption: {
      en: 'Lessons begin when the first train of the morning has left.',
      uk: 'Уроки починаються, коли відходить перший ранковий потяг.',
    },
    focus: [0.52, 0.6],
  },
  bakery: {
    draw: interiors.bakery,
    alt: { en: 'Loaves in front of a burning brick oven', uk: 'Буханці перед цегляною піччю з вогнем' },
    caption: {
      en: 'The brick oven came out of retirement when the current failed.',
      uk: 'Цегляну піч повернули до роботи, коли зникав струм.',
    },
    focus: [0.55, 0.6],
  },
  'cellar-cello': {
    draw: interiors.cellarCello,
    alt: {
      en: 'A cellist plays by candlelight under a brick vault before a small audience',
      uk: 'Віолончелістка грає при свічках під цегляним склепінням перед невеликою залою',
    },
    caption: {
      en: 'Forty chairs, one cello and a vault of the eighteenth century.',
      uk: 'Сорок стільців, одна віолончель і склепіння вісімнадцятого століття.',
    },
    focus: [0.5, 0.6],
  },
  'press-hall': {
    draw: interiors.pressHall,
    alt: {
      en: 'A web of newsprint runs through a rotary press, a printer holds up a sheet',
      uk: 'Паперова стрічка біжить крізь ротацію, друкар тримає аркуш',
    },
    caption: { en: 'The new letters were tried first on cheap paper.', uk: 'Нові літери спершу випробували на дешевому папері.' },
    focus: [0.47, 0.65],
  },
  kitchen: {
    draw: interiors.kitchen,
    alt: { en: 'Three large pots steam on a stove above a row of soup bowls', uk: 'Три великі каструлі парують на плиті над рядом мисок' },
    caption: { en: 'Four hundred bowls by noon, washed by two.', uk: 'Чотириста мисок до полудня, вимиті до другої.' },
    focus: [0.5, 0.6],
  },
  tram: {
    draw: streets.tram,
    alt: {
      en: 'A red and cream tram comes down a street while people watch from both pavements',
      uk: 'Червоно-кремовий трамвай їде вулицею, люди дивляться з обох тротуарів',
    },
    caption: {
      en: 'The first No. 7 in three years came round the corner two minutes late.',
      uk: 'Перша за три роки «сімка» виїхала з-за рогу на дві хвилини пізніше.',
    },
    focus: [0.5, 0.55],
  },
  runner: {
    draw: streets.runner,
    alt: {
      en: 'Four runners on a river embankment at sunrise, a bridge behind them',
      uk: 'Четверо бігунів на набережній на світанку, за ними міст',
    },
    caption: { en: 'When the siren sounds, the clock stops.', uk: 'Коли лунає сирена, годинник зупиняють.' },
    focus: [0.42, 0.65],
  },
  observatory: {
    draw: studies.observatory,
    alt: {
      en: 'An observatory dome under star trails, a line of people waiting outside',
      uk: 'Купол обсерваторії під слідами зір, надворі черга людей',
    },
    caption: { en: 'Visitors queue in the dark for ten seconds of Saturn.', uk: 'Відвідувачі чекають у темряві на десять секунд Сатурна.' },
    focus: [0.32, 0.6],
  },
  harbour: {
    draw: labours.harbour,
    alt: { en: 'A container ship under red cranes in a harbour at night', uk: 'Контейнеровоз під червоними кранами у нічному порту' },
    caption: { en: 'The night shift loads what the day shift may not.', uk: 'Нічна зміна вантажить те, чого не можна вдень.' },
    focus: [0.5, 0.5],
  },
  demining: {
    draw: labours.demining,
    alt: {
      en: 'A deminer in an orange vest kneels with a detector in a lane marked by red flags, a dog beside',
      uk: 'Сапер у помаранчевому жилеті стоїть на коліні з детектором між рядами червоних прапорців, поруч собака',
    },
    caption: { en: 'A lane is one metre wide. So is the day.', uk: 'Смуга метр завширшки. День теж.' },
    focus: [0.52, 0.62],
  },
  beehives: {
    draw: labours.beehives,
    alt: {
      en: 'A beekeeper with a smoker among painted hives under a lime tree, bees all around',
      uk: 'Пасічник із димарем серед кольорових вуликів під липою, довкола бджоли',
    },
    caption: {
      en: 'Forty hives at the edge of a field that nobody has checked yet.',
      uk: 'Сорок вуликів край поля, якого ще ніхто не перевірив.',
    },
    focus: [0.6, 0.65],
  },
  'snow-street': {
    draw: streets.snowStreet,
    alt: {
      en: 'Somebody with a red scarf walks a dog along a snowy street under the lamps',
      uk: 'Хтось у червоному шарфі веде собаку засніженою вулицею під ліхтарями',
    },
    caption: { en: 'Forty-two stops have to be clear by six.', uk: 'До шостої треба розчистити сорок дві зупинки.' },
    focus: [0.52, 0.7],
  },
  market: {
    draw: streets.market,
    alt: {
      en: 'Two market women behind heaps of tomatoes, potatoes, cabbages and carrots, two customers before them',
      uk: 'Дві торговки за горами помідорів, картоплі, капусти й моркви, перед ними двоє покупців',
    },
    caption: { en: 'Prices are written in chalk and argued with in person.', uk: 'Ціни пишуть крейдою, а торгуються голосом.' },
    focus: [0.5, 0.6],
  },
  'hospital-night': {
    draw: streets.hospitalNight,
    alt: {
      en: 'A hospital at night with a few lit windows and an ambulance at the door',
      uk: 'Лікарня вночі: кілька освітлених вікон і швидка біля входу',
    },
    caption: { en: 'Ward four, quarter past three.', uk: 'Четверте відділення, чверть на четверту.' },
    focus: [0.5, 0.6],
  },
  stadium: {
    draw: streets.stadium,
    alt: {
      en: 'Footballers in orange attack the goal under floodlights before a full stand',
      uk: 'Футболісти в помаранчевому атакують ворота під прожекторами, трибуна повна',
    },
    caption: { en: 'A home match, nine hundred kilometres from home.', uk: 'Домашній матч за дев’ятсот кілометрів від дому.' },
    focus: [0.6, 0.7],
  },
  'metro-bats': {
    draw: streets.metroBats,
    alt: { en: 'Bats fly above the escalators of a deep metro station', uk: 'Кажани літають над ескалаторами глибокої станції метро' },
    caption: { en: 'They come with the first frost and leave with the last.', uk: 'Прилітають із першим морозом, летять з останнім.' },
    focus: [0.5, 0.3],
  },
  'river-map': {
    draw: studies.riverMap,
    alt: {
      en: 'A hand-drawn map of a river with its arms, a crossing circled in red',
      uk: 'Мальована мапа ріки з рукавами, переправу обведено червоним',
    },
    caption: { en: 'Where the crossing is, and what it joins.', uk: 'Де переправа і що вона з’єднує.' },
    focus: [0.5, 0.7],
  },
  'five-crossings': {
    draw: studies.fiveCrossings,
    alt: {
      en: 'A map of a winding river between two roads: a stone bridge, a ferry, a boat, a cable and a road bridge cross it, the ferry by the town',
      uk: 'Мапа звивистої річки між двома дорогами: її перетинають кам’яний міст, пором, човен, канат і дорожній міст, пором біля міста',
    },
    caption: {
      en: 'The five ways across, from the old bridge to the long way by bus.',
      uk: 'П’ять переправ: від старого моста до об’їзду автобусом.',
    },
    focus: [0.46, 0.55],
  },
  chart: {
    draw: studies.chart,
    alt: {
      en: 'A rising line over columns topped with coins, ears of wheat below',
      uk: 'Лінія росте над стовпчиками з монетами, внизу колоски',
    },
    caption: { en: 'Up, with two bad quarters.', uk: 'Угору, з двома поганими кварталами.' },
    focus: [0.6, 0.5],
  },
  herbarium: {
    draw: studies.herbarium,
    alt: {
      en: 'Three pressed plants on labelled sheets, a magnifying glass and a pencil',
      uk: 'Три засушені рослини на підписаних аркушах, лупа й олівець',
    },
    caption: { en: 'Sheet 40,112 has been drowned and dried twice.', uk: 'Аркуш 40 112 двічі тонув і двічі висох.' },
    focus: [0.5, 0.5],
  },
  'radio-mast': {
    draw: studies.radioMast,
    alt: {
      en: 'A radio mast on a hill sends out rings over a small house and a distant village',
      uk: 'Радіощогла на пагорбі посилає кола над хатиною і далеким селом',
    },
    caption: {
      en: 'The transmitter on the hill reaches both banks and some kitchens beyond.',
      uk: 'Передавач на пагорбі чути на обох берегах і ще на кількох кухнях.',
    },
    focus: [0.58, 0.4],
  },
  'museum-crates': {
    draw: studies.museumCrates,
    alt: {
      en: 'A museum worker checks a list among crates, a wrapped bust and a framed picture; pale rectangles on the walls',
      uk: 'Музейниця звіряє список серед ящиків, загорнутого погруддя й картини; на стінах світлі прямокутники',
    },
    caption: { en: 'The walls keep the shapes of what has been taken down.', uk: 'Стіни пам’ятають, що на них висіло.' },
    focus: [0.55, 0.6],
  },
} satisfies Record<string, DemoPicture>

export type PictureKey = keyof typeof demoPictures

/** The portraits of the authors, by the authors' keys. */
export const demoPortraits = {
  'oksana-zavhorodnia': portraits.oksana,
  'maksym-terletskyi': portraits.maksym,
  'iryna-lozovytska': portraits.iryna,
  'les-dorosh': portraits.les,
  'safiie-ablaieva': portraits.safiie,
  'bohdan-halushko': portraits.bohdan,
} satisfies Record<string, () => Drawing>

export type PortraitKey = keyof typeof demoPortraits
