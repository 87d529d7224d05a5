import type { DemoLanguage } from '../languages.ts'
import { type Block, type DemoStory, h2, list, p, quote } from '../writing.ts'

/** `embargo`: until that hour of tomorrow nothing of it leaves the newsroom. `hasEditor`: the editor of the demo looks after it. */
type AtTheDesk = {
  story: DemoStory
  embargo?: { at: string; reason: string }
  hasEditor?: boolean
  deadline?: { inDays: number; at: string }
} & ({ becomes: 'draft' | 'submitted'; note?: undefined } | { becomes: 'sent back'; note: string })

/** Unpublished stories, which only the desk shows. */
export const atTheDesk: readonly AtTheDesk[] = [
  {
    becomes: 'submitted',
    embargo: { at: '06:00', reason: 'The statistics office gave the figures to newsrooms a day ahead. It publishes them tomorrow at six.' },
    story: {
      key: 'winter-figures-bread-and-light',
      language: 'en',
      section: 'economy',
      authors: ['iryna-lozovytska'],
      topics: ['energy'],
      headline: 'A winter in figures: less light, more bread, and twice the candles',
      dek: 'What the statistics office counted between the first frost and the last',
      hero: 'press-hall',
      body: [
        p(
          'Households used a fifth less electricity this winter than last, and bakeries sold a tenth more bread, the statistics office says.',
        ),
        p(
          'Sales of candles doubled. The office counts them among household goods, between matches and brooms, and has no other explanation than the obvious one.',
        ),
        h2('What the figures leave out'),
        p('Nobody counts the soup that is cooked on somebody else’s stove. The office would like to, and has asked for two more people.'),
      ],
    },
  },
  {
    becomes: 'submitted',
    story: {
      key: 'the-last-button-factory',
      language: 'en',
      section: 'economy',
      authors: ['iryna-lozovytska'],
      topics: ['small-business'],
      headline: 'The last button factory takes an order it cannot refuse',
      dek: 'Four million buttons, olive green, four holes, by spring',
      hero: 'press-hall',
      body: [
        p('The button factory in Zolotyi Brid has forty workers, nine presses and, since last week, an order for four million buttons.'),
        p(
          'They are to be olive green, with four holes, and they are to be ready by spring. The factory has never made more than half a million of anything in a year.',
        ),
        quote('“We have counted the hours. They come out even if nobody is ever ill.”', 'Kateryna Holub, forewoman'),
        h2('Where buttons come from'),
        p(
          'A button begins as powder. It is pressed at 160 degrees, drilled, tumbled in a drum with walnut shells for eleven hours, and looked at. The looking is done by eight women at a table by the window.',
        ),
        list('Two of a hundred are thrown away.', 'One of a thousand is kept, because it is beautiful.'),
        p('The factory has advertised for twelve people with good eyes.'),
      ],
    },
  },
  {
    becomes: 'submitted',
    hasEditor: true,
    deadline: { inDays: 1, at: '11:00' },
    story: {
      key: 'chess-club-in-a-waiting-room',
      language: 'en',
      section: 'life',
      authors: ['bohdan-halushko'],
      topics: ['sport', 'railways'],
      headline: 'A chess club in a waiting room has never started a game on time',
      dek: 'Vinnytsia’s oldest club plays between trains, with a rule for departures',
      hero: 'train-window',
      body: [
        p(
          'The club meets on platform one, in the waiting room with the good radiator. A player whose train is called may adjourn once; the position is photographed and finished by telephone.',
        ),
        p('Of the club’s sixty-one members, nineteen live elsewhere and change here twice a week.'),
        p('The champion is a conductor on the line to Khmelnytskyi. She has eleven minutes.'),
      ],
    },
  },
  {
    becomes: 'sent back',
    hasEditor: true,
    deadline: { inDays: 1, at: '17:00' },
    note: 'Lovely. But who counted the apples? Give us the number and where it comes from, and ask the neighbour who is said to disagree.',
    story: {
      key: 'orchard-without-fences',
      language: 'en',
      section: 'country',
      authors: ['maksym-terletskyi'],
      topics: ['farming'],
      headline: 'The orchard that took down its fences',
      dek: 'A village lets everybody pick, and says that nothing is missing',
      hero: 'wheat',
      body: [
        p(
          'When the fence of the old collective orchard blew down in a storm, the village met to decide on a new one and decided against it.',
        ),
        p('That was two harvests ago. Anyone may pick what they can carry. The rest is pressed, and the juice goes to three schools.'),
        p('One neighbour is said to disagree.'),
      ],
    },
  },
  {
    becomes: 'draft',
    deadline: { inDays: 3, at: '12:00' },
    story: {
      key: 'the-woman-who-repairs-accordions',
      language: 'en',
      section: 'culture',
      authors: ['les-dorosh'],
      topics: ['music'],
      headline: 'The woman who repairs accordions',
      dek: '',
      body: [
        p('Notes: workshop behind the bus station. 1,140 reeds. She tunes by a refrigerator that hums in A.'),
        p('Ask: who taught her? What does a button cost? (See the button factory.)'),
      ],
    },
  },
  {
    becomes: 'draft',
    story: {
      key: 'khto-pryberaie-snih',
      language: 'uk',
      section: 'country',
      authors: ['maksym-terletskyi'],
      topics: ['cities'],
      headline: 'Хто прибирає сніг',
      dek: 'Ніч із бригадою, яка починає о третій',
      body: [
        p('Бригада Лариси Коваль виходить о третій, коли на вулицях самі коти. До шостої треба встигнути сорок дві зупинки.'),
        p('Далі: скільки коштує тонна солі, чому не пісок, що роблять улітку.'),
      ],
    },
  },
]

/** A story that is published while the demo is created: written by the journalist, published by the editor. */
export const breakingNews: DemoStory = {
  key: 'crews-restore-power-before-dawn',
  language: 'en',
  section: 'war',
  authors: ['oksana-zavhorodnia'],
  topics: ['energy'],
  headline: 'Crews restore power to four districts',
  dek: 'Eleven hours after the lines failed, pumps, bakeries and the last of the trolleybuses are running again',
  body: [
    p(
      'Electricity has returned to four districts on the left bank after repair crews rebuilt two kilometres of line, most of it in the dark.',
    ),
    p(
      'The regional network said that **all 61,000 households** that had lost their supply were connected again, and that water pressure would be back to normal within hours. Planned interruptions are suspended until tomorrow.',
    ),
    p('Nobody was hurt in the works. Ninety-four linemen from three regions took part, some of whom had driven through the night.'),
    p(
      '“We had the poles, we had the wire, and at two o’clock somebody brought us dumplings,” said Vasyl Koval, who led one of the crews. “After that it was only work.”',
    ),
    p('What to know now:'),
    list(
      'Boil tap water until noon on the left bank.',
      'Trolleybus routes 2, 9 and 14 run to the usual timetable; route 5 is shortened until evening.',
      'Warming points stay open until 22:00 for those whose houses are still cold.',
    ),
  ],
}

/** A paragraph that the editor adds to a story after its publication. */
export const corrected: { key: string; added: readonly Block[] } = {
  key: 'six-hours-under-an-alert',
  added: [
    p(
      '**Brought up to date:** the tram company said that the last delayed passengers were home by midnight. It counted forty-one thermos flasks among lost property, most of them full.',
    ),
  ],
}

/** A paragraph that the editor has approved for the morning: the story that readers have is updated with it at its time. */
export const plannedUpdate: { key: string; added: readonly Block[] } = {
  key: 'snow-closes-two-passes',
  added: [
    p(
      '**Brought up to date:** the road service says that the first convoy has passed behind the plough, and that both passes stay closed to lorries without chains.',
    ),
  ],
}

/** Correction notes of stories whose text has been corrected. */
export const notes: readonly { key: string; language: DemoLanguage; kind: 'correction' | 'clarification'; text: string }[] = [
  {
    key: 'the-salt-road-review',
    language: 'en',
    kind: 'correction',
    text: 'An earlier version of this review said that the carter travels thirty kilometres. He travels three hundred; after thirty he would have been home for supper.',
  },
  {
    key: 'bats-move-into-the-metro',
    language: 'en',
    kind: 'clarification',
    text: 'The brass band has not been asked to stop. It plays every Saturday, at the other exit.',
  },
  {
    key: 'chomu-kazhany-obraly-metro',
    language: 'uk',
    kind: 'correction',
    text: 'У першій версії цього матеріалу йшлося, що вечірниця важить стільки, як бандероль. Вона важить стільки, як лист.',
  },
]
