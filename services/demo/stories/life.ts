import { type DemoStory, h2, numbered, p, quote } from '../writing.ts'

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
]
