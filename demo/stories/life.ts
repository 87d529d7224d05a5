import { type DemoStory, h2, list, numbered, p, quote, related, table } from '../writing.ts'

export const life: DemoStory[] = [
  {
    key: 'dark-skies-over-the-city',
    language: 'en',
    section: 'life',
    authors: ['safiie-ablaieva'],
    topics: ['astronomy', 'energy'],
    headline: 'When the city goes dark, the astronomers go out',
    dek: 'An observatory that had given up on the sky above it is taking measurements it could not take for sixty years',
    hero: 'observatory',
    body: [
      p(
        'The observatory on the hill above the university was built in 1898, when the hill was outside the city. By 1960 the city had come up on three sides and the astronomers had stopped looking at anything fainter than the Moon. The dome was kept for school visits. The telescope, a brass refractor as long as a bus, was oiled on Fridays.',
      ),
      p(
        'Then the street lights began to go out, by schedule, district by district, and on a clear night in November Ruslan Veres, who runs the school visits, looked up from the steps and saw the Andromeda galaxy with his own eyes.',
      ),
      p('“I had shown it to children for twenty-two years,” he said. “On a poster.”'),
      h2('A natural experiment'),
      p(
        'How bright a night sky is can be measured with a device the size of a matchbox. The unit is magnitudes per square arcsecond, and it runs the wrong way: the larger the number, the darker the sky. In the middle of a large city it is about 17. In the high mountains, on a moonless night, about 21.9.',
      ),
      p(
        'Dr Veres and four students put twelve of the devices on roofs. During planned outages, when whole districts are dark for hours and their neighbours are not, the readings jump from 17.4 to as much as 20.6 in a minute. Nobody could have designed such an experiment, and nobody would have wished to.',
      ),
      p('The results, which the group has submitted to a journal, come to three points:'),
      numbered(
        'Most of the light above a city comes from a small part of its lamps. A fifth of the street lights, the old globe-shaped ones, make half of the glow.',
        'Shop windows and advertisements, which one would suspect, make less than a tenth.',
        'Cloud doubles everything. On overcast nights a lit district brightens the sky of a dark one eleven kilometres away.',
      ),
      quote(
        '“We do not want the dark back. We would like to keep a little of it when the light returns.”',
        'Ruslan Veres, observatory keeper',
      ),
      h2('What to do with a fifth of the lamps'),
      p(
        'The city has asked for the map. When lamps are replaced, the globe-shaped ones will go first; the new kind shines down, costs a third as much to run, and can be dimmed after midnight. The lighting department put the saving at 4.1 million hryvnias a year, a figure that Dr Veres repeats with the expression of a man who has found money in an old coat.',
      ),
      p(
        'In the meantime the dome is open on every clear evening of an outage, from dusk. There are no tickets. Visitors are asked to bring no torches, or to tie a red scarf over them. On the night I was there, some sixty people stood in a line that went down the steps and round the rose bed, in the dark, in complete silence, in order to look for ten seconds each at the rings of Saturn.',
      ),
      p('“Is it always there?” a girl asked at the eyepiece.'),
      p('“Always,” said Dr Veres. “It is only that you were lit.”'),
    ],
  },
  {
    key: 'half-marathon-that-stops-for-sirens',
    language: 'en',
    section: 'life',
    authors: ['bohdan-halushko'],
    topics: ['sport', 'cities'],
    headline: 'The half-marathon that stops for sirens',
    dek: 'Two thousand runners, three pauses, one tandem and a rule book of a page and a half',
    hero: 'runner',
    body: [
      p(
        'The rules of the River Half-Marathon in Dnipro fit on a page and a half. Rule four says that if the siren sounds, the clock stops, and so does everybody else.',
      ),
      p(
        'It sounded three times on Sunday: at kilometre two for most of the field, at kilometre nine, and, for the leaders, within sight of the finish. Each time two thousand and forty runners turned off the embankment into the nearest of seventeen shelters that the organisers had paced out in advance, gave their number to a volunteer at the door, and waited. When the all-clear came they walked back to the chalk mark where they had left the road and began again on a whistle.',
      ),
      p(
        'The winner among the women, Solomiia Datsko, a physiotherapist from Lutsk, needed 1:16:20 of running and 3:02 of everything. It was her second fastest race. “The pauses are the hard part,” she said. “You cool down. You get offered biscuits.”',
      ),
      h2('How to time a race with holes in it'),
      p(
        'Each shelter has a mat that reads the chip on a shoe. The organisers, who are two teachers of mathematics and a dentist, add up the pieces. There were eleven protests after the first such race and none on Sunday. A runner who goes on after the siren is disqualified; nobody has been.',
      ),
      p(
        'The men’s race was won by Ivan Lehkyi, who is nineteen and led by forty metres when the last alert came, 300 metres from the line. He spent fifty-one minutes in the cellar of a bank with the second and the third. They agreed, he said, to talk about fishing.',
      ),
      quote('“Then they blew the whistle and we were enemies again.”', 'Ivan Lehkyi'),
      h2('The tandem'),
      p(
        'The longest applause went to a pair who came in at 4:40: Andrii Shvets, who lost his sight last year, and his daughter Mariia, fourteen, who ran beside him holding the other end of a shoelace. They had trained on the stairs of their block. She counted the turns.',
      ),
      p(
        'Money from the entry fees buys running prostheses for a rehabilitation centre in the city. It comes to six this year. The organisers had hoped for five.',
      ),
    ],
  },
  {
    key: 'bats-move-into-the-metro',
    language: 'en',
    section: 'life',
    authors: ['safiie-ablaieva'],
    topics: ['nature', 'cities'],
    headline: 'Why the bats chose the metro',
    dek: 'Some three hundred noctules are wintering above an escalator. Passengers have been asked to speak softly and have, on the whole, obliged',
    hero: 'metro-bats',
    body: [
      p(
        'They came in the first week of frost, at dusk, through a ventilation shaft that had been opened in case people should need the air. By the end of the week there were some three hundred common noctules hanging in the vault above the escalators of a metro station in Kharkiv, in rows, like small umbrellas.',
      ),
      p(
        'Noctules winter in cracks: in old trees, behind cornices, between the panels of tower blocks. All three have become rarer in the city. What they look for is a place that is between zero and eight degrees, damp, dark and left in peace. The vault is six degrees and damp. As to the rest, they have compromised.',
      ),
      h2('What was done'),
      p(
        'The station’s master, Tetiana Kryvosheia, rang the bat rehabilitation centre, which rang back within the hour. Together they drew up a plan that fits on a poster:',
      ),
      list(
        'The lamps over the upper landing stay off.',
        'The brass band that plays on Saturdays plays at the other exit.',
        'Nobody announces “the escalator is out of order” between November and March unless it is.',
        'A bat on the floor is not ill. It is lost. There is a box, and a glove.',
      ),
      quote(
        '“Passengers now stop talking halfway up. I have worked here for twenty years and never managed that.”',
        'Tetiana Kryvosheia, station master',
      ),
      p(
        'A noctule weighs as much as a letter. In winter its heart beats, at rest, about twenty times a minute; in flight, a thousand. Each waking costs it the fat of several days. That is why it is not amusing to wake one, as a schoolboy was told by a woman with a string bag, in a whisper that was heard on both platforms.',
      ),
      p('They are expected to leave with the last frost, by the way they came. The shaft will be kept open.'),
      related('dark-skies-over-the-city'),
    ],
  },
  {
    key: 'a-home-match-far-from-home',
    language: 'en',
    section: 'life',
    authors: ['bohdan-halushko'],
    topics: ['sport'],
    headline: 'A home match, nine hundred kilometres from home',
    dek: 'Vodnyk Kherson have no ground, eleven hundred season tickets and, since Saturday, a place in the cup',
    hero: 'stadium',
    body: [
      p(
        '**Vodnyk Kherson 2, Beskyd Turka 1.** The stadium announcer in Uzhhorod read out the teams, the weather, and the depth of the Dnipro at Kherson, which is what he does before every home match of a club that plays its home matches at the other end of the country.',
      ),
      p(
        'Vodnyk, of the second league, sold eleven hundred season tickets this year. About two hundred of those who bought one live where they can use it. The rest, the club says, are “seats held”.',
      ),
      h2('The match'),
      p(
        'It was not pretty in the first half, and in the second it was not meant to be. Beskyd scored from a corner that the wind took. Vodnyk equalised after an hour through Denys Rohoza, a defender, who was astonished, and won it in the 88th minute with a shot by the substitute Ilko Saienko that went in off the post, the keeper and, by some accounts, a pigeon.',
      ),
      p('As a former goalkeeper I can say that there is nothing to be done about pigeons.'),
      h2('The away end'),
      p(
        'Beskyd’s supporters, who had come over the mountains in two buses, applauded the depth of the river. It was 3.14 metres. At the end, both sides went to the empty block C, where there is one scarf on every seat, and bowed, as they do.',
      ),
      quote('“We say ‘see you at home’. Everyone knows which.”', 'Hennadii Bronza, kit man since 1989'),
      p('Next: the third round, away, which will be four hundred kilometres nearer to home than this.'),
    ],
  },
  {
    key: 'the-night-shift-learns-to-sleep',
    language: 'en',
    section: 'life',
    authors: ['safiie-ablaieva'],
    topics: ['health'],
    headline: 'The night shift learns to sleep',
    dek: 'A hospital in Vinnytsia tried three ways of resting its nurses. The one that worked costs nothing and looks like laziness',
    hero: 'hospital-night',
    body: [
      p(
        'At a quarter past three, in ward four, a lamp with a red shade goes on over the desk, and Liliia Stashuk puts down her pen, goes into the linen room, lies down, and is asleep in two minutes. At twenty to four she is woken by a colleague, drinks a glass of water, and goes on with the drug round. Nobody says anything about it.',
      ),
      p(
        'That is the result of a study over nine months with 118 nurses, published by the hospital and the medical university. They compared three ways of getting through a night of twelve hours: coffee and cheerfulness, as before; one nap of ninety minutes; and two of twenty-five, at fixed hours, in turn.',
      ),
      table(
        ['', 'As before', 'One of 90 min', 'Two of 25 min'],
        ['Errors found at the morning check, per 1,000 doses', '7.1', '5.8', '3.9'],
        ['“Could drive home safely”', '41 %', '52 %', '78 %'],
        ['Would go on with it', '—', '36 %', '91 %'],
      ),
      h2('Why short is better'),
      p(
        'After half an hour the sleeper falls into deep sleep, and someone woken from that is for some minutes worse than someone who has not slept at all. “An hour and a half would be fine in a quiet country,” said Dr Yarema Hudz, who led the study. “We are interrupted too often. The short nap is finished before the interruption comes.”',
      ),
      p(
        'There were doubts. The first ward refused: sleeping on duty was grounds for dismissal until the house rules were changed. They were changed in one sentence. The sentence is on the door of the linen room, framed.',
      ),
      quote('“The hardest part was to teach them that it was an order.”', 'Dr Yarema Hudz'),
      p(
        'The method asks for a bed, a rota and a lamp with a red shade. The hospital has sent the pattern of the shade to anybody who asked.',
      ),
    ],
  },
  {
    key: 'the-herbarium-that-drowned-and-dried',
    language: 'en',
    section: 'life',
    authors: ['safiie-ablaieva'],
    topics: ['nature', 'heritage'],
    headline: 'How to dry forty thousand flowers',
    dek: 'A flooded herbarium was saved with fish freezers, a pasta factory and the patience of a school year',
    hero: 'herbarium',
    body: [
      p(
        'A pressed plant, kept dry, lasts for three hundred years. Kept wet, it lasts for about three days. The herbarium of the institute, 41,000 sheets, stood in water for one night and half a day, after a main burst in the street above.',
      ),
      p(
        'Sheet 40,112 is a sprig of a feather grass, collected in 1903 at a place that has since been ploughed, dammed and built on. It is one of four in the world. At six in the morning it was floating.',
      ),
      h2('First: freeze'),
      p(
        'Frozen, nothing moulds. The botanists needed sixty cubic metres of cold and found them, by nine, at a wholesaler’s for fish. For a year the sheets lay between the herring and the hake. “They have kept the smell,” said the curator, Oryna Svitlychna. “Visitors think it is the sea.”',
      ),
      h2('Then: thaw, forty at a time'),
      p(
        'Drying has to be slow, cool and flat. A pasta factory had just the thing, a tunnel for lasagne, idle on Sundays. Each sheet was opened with two spatulas, rinsed, laid between blotters, and sent through. A class of fourteen-year-olds from a lyceum came to help for a weekend and stayed for the school year.',
      ),
      numbered(
        'Number the sheet before touching the plant.',
        'Never lift a petal. Lift the paper.',
        'If the label and the plant have parted company, write down which lay nearest. Do not guess.',
        'Sit down.',
      ),
      p(
        'Of 41,000 sheets, 40,390 are dry, whole and named. For 212 the name has been lost; they are kept in a cabinet labelled “Acquaintances”. Sheet 40,112 was the last out of the tunnel.',
      ),
      p(
        'It was then discovered that three seeds had come loose from it. One of them, in a pot on Dr Svitlychna’s windowsill, is four centimetres high.',
      ),
    ],
  },
  {
    key: 'reader-asks-why-snow-is-quiet',
    language: 'en',
    section: 'life',
    authors: ['safiie-ablaieva'],
    topics: ['nature'],
    headline: 'A reader asks: why is it quiet when it snows?',
    dek: 'Because a snowflake is mostly room',
    hero: 'snow-street',
    body: [
      p('Sofiia, who is eight and lives in Zhytomyr, writes: “When I woke up it was so quiet that I knew. How did I know?”'),
      p(
        'Fresh snow is nine parts air. The air sits between the crystals in passages that are narrow, crooked and closed at the end. Sound is air that moves to and fro. It goes in, is rubbed against the walls, and turns into warmth: so little that you could not melt one flake by shouting.',
      ),
      p(
        'Ten centimetres of new snow swallow more than half of what falls on them, and most of all the high tones: heels, brakes, sparrows. What you heard on waking was the low half of the morning.',
      ),
      h2('An experiment'),
      list(
        'Put an alarm clock that ticks into a box.',
        'Fill the box with loose snow. Listen.',
        'Press the snow down hard, and listen again. It is louder, as you have squeezed the rooms out.',
      ),
      p(
        'There is a second reason, which is not physics. When it snows people stay in bed. You can check this too, Sofiia, but it needs patience, and somebody else to get up.',
      ),
    ],
  },
]
