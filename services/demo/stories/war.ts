import { type DemoStory, h2, list, p, picture, quote, related } from '../writing.ts'

export const war: DemoStory[] = [
  {
    key: 'night-trains-timetable-written-by-hand',
    language: 'en',
    section: 'war',
    authors: ['oksana-zavhorodnia'],
    topics: ['railways', 'cities'],
    headline: 'The night trains that run on a timetable written by hand',
    dek: 'When the signals go dark, the junction at Lozuvatka goes back to pencil, paper and a woman who has memorised nine hundred departures',
    hero: 'train-window',
    body: [
      p(
        'At eleven minutes past two in the morning the screens in the dispatch hall at Lozuvatka junction went out, and Halyna Pryimak reached for a school exercise book.',
      ),
      p(
        'The book is green, ruled for arithmetic, and has a cat on its cover. In it, in pencil, is every passenger train that crosses the junction between dusk and dawn: number, origin, length in carriages, the platform it prefers and the one it will accept. Ms Pryimak rubs out and rewrites it each evening from seven until eight. In the past year it has been needed on thirty-one nights.',
      ),
      p('“People think the railway is tracks,” she said, turning a page. “The railway is knowing what is coming.”'),
      h2('Six minutes'),
      p(
        'What happens when a junction loses its signalling is laid down in an instruction older than most of the people who follow it. Trains stop where they are. Dispatchers ring each station by a telephone that carries its own current. A duty officer walks the points with a lamp. Then the trains are let through one at a time, on the dispatcher’s spoken word, which two people write down and read back.',
      ),
      p('The rules allow forty minutes for the change from the screens to the book. The night shift at Lozuvatka does it in six.'),
      quote(
        '“The first time it took us an hour and I cried in the corridor. Now the kettle takes longer.”',
        'Halyna Pryimak, senior dispatcher',
      ),
      p(
        'On the night _The Crossing_ spent in the hall, nine trains passed by the book in three and a half hours. The longest delay was nineteen minutes, to a sleeper from the west whose passengers, as far as its conductor could tell, did not notice. She had taken round the tea.',
      ),
      picture('power-lines', 'The junction draws its current from two lines. On bad nights it has neither.'),
      h2('A job for people who like lists'),
      p(
        'There are eleven dispatchers at the junction. Seven are women; four trained in the past two years, on a course that the railway shortened from ten months to five and then, after a trial, lengthened to seven. Its examination includes an hour in which the instructor switches off the simulator and says nothing.',
      ),
      p(
        'Artem Vdovyn, who is twenty-three and passed at the second attempt, keeps a book of his own. His is blue. The two books are compared at midnight, and where they differ the older one wins “until somebody walks out and looks”.',
      ),
      p('What makes a good dispatcher, according to the people who do it:'),
      list(
        'a voice that does not go up;',
        'no wish to be thanked;',
        'the habit of saying a number twice;',
        'some private pleasure in things arriving where they should.',
      ),
      h2('The last column'),
      p(
        'The book’s last column has no heading. In it Ms Pryimak notes what a train carries beside its passengers, when she has been told: a hospital carriage, a school on its way to the mountains, two hundred saplings, a choir. It is of no use to the railway. She began it, she said, to have something to think about other than minutes.',
      ),
      p(
        'At twenty to six the screens came back, first green, then the right green. Ms Pryimak checked all nine numbers against the machine, which agreed with her, and ruled a line under the night. The eight o’clock to the coast left at eight.',
      ),
      related('tram-seven-is-back'),
      p(
        'The railway says that a battery which would carry the signals for twelve hours has been ordered and will be installed at Lozuvatka by spring. Ms Pryimak has seen the drawings and approves of them. She has also bought a new exercise book.',
      ),
    ],
  },
  {
    key: 'six-hours-under-an-alert',
    language: 'en',
    section: 'war',
    authors: ['oksana-zavhorodnia'],
    topics: ['cities'],
    headline: 'Six hours under an alert, and the city gets on with its day',
    dek: 'Trams waited, a wedding moved underground, and the chess match of the year ended in a draw on platform two',
    body: [
      p('The alert in Kharkiv began at 10.20 in the morning and ended at 16.31. No damage was reported in the city.'),
      p(
        'In between, as far as _The Crossing_ could establish by walking about in the permitted places, the following took place below ground.',
      ),
      list(
        'At University station the registrar married a couple whose ceremony had been set for eleven. The bride’s grandmother sat on the escalator, which had been stopped for her.',
        'On platform two the final of the city’s school chess championship, interrupted at move nineteen, was played to its end on a borrowed board. It was a draw.',
        'A dentist on Sumska Street, whose surgery is in a basement, finished what he had begun and then took two people from the corridor, free of charge, “since they were here”.',
        'Eleven hundred people bought coffee from one kiosk. It ran out of milk at two and of lids at three.',
      ),
      p('Trams, which must stop where they are, carried on as waiting rooms. Line 12 was lent a set of dominoes by the post office.'),
      p(
        'Normal service resumed at five. The registrar, asked whether the marriage would be entered with the address of the station, said that there was a box for it on the form now.',
      ),
    ],
  },
]
