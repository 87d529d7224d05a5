import { type DemoStory, divider, h2, numbered, p, picture, quote, table } from '../writing.ts'

export const country: DemoStory[] = [
  {
    key: 'tram-seven-is-back',
    language: 'en',
    section: 'country',
    authors: ['bohdan-halushko'],
    topics: ['cities', 'rebuilding'],
    headline: 'Tram No. 7 is back, and the whole street has come out to check',
    dek: 'After three years of buses, Zaporizhzhia’s oldest line reopens with second-hand trams, new rails and a conductor who had kept her bag',
    hero: 'tram',
    body: [
      p(
        'The first tram was due at 6.02. By a quarter to, there were some two hundred people along Stalevary Lane, several of them with chairs.',
      ),
      p(
        'Line 7 stopped running three years ago, first because its substation was needed elsewhere, then because its rails were. Buses took its place, and everybody agreed that they were faster. Nobody, it turned out, had liked them.',
      ),
      p('“A bus comes,” said Lidiia Shamrai, who is eighty-one and had brought a thermos. “A tram _arrives_.”'),
      h2('Seventeen years old and as good as new'),
      p(
        'The eight trams were bought from a city in Central Europe that was replacing its fleet, for less than the price of one new one. They were repainted in the depot in the old colours, cream over red. Their seats still carry small brass plates with the names of stops two countries away, and the depot has decided to keep them.',
      ),
      p(
        'The rails are new. The depot’s welders learned the trade from two pensioners and a film of 1974, and laid 5.4 kilometres in nine weeks, mostly between midnight and four.',
      ),
      quote(
        '“We measured everything twice. The street is crooked. It always was. The rails are now crooked in the same way.”',
        'Yevhen Bohush, foreman of the track gang',
      ),
      h2('What changes'),
      table(
        ['', 'Bus 7T', 'Tram 7'],
        ['Length of the line', '6.1 km', '5.4 km'],
        ['End to end', '24 min', '27 min'],
        ['Places', '85', '162'],
        ['Every', '12 min', '8 min'],
        ['During a power cut', 'runs', 'stops, then runs on battery to the next stop'],
      ),
      p(
        'The battery is the depot’s own idea: a box under the floor, charged on the way downhill, that takes a tram some four hundred metres when the line loses its current. It is enough to clear a crossing, and to open the doors beside a pavement and not in the middle of the road.',
      ),
      p(
        'The fare stays at eight hryvnias. Tickets are sold by phone, at kiosks and by Nadiia Hlushko, conductor, who spent the three years at the flower market and came back on the first day with her leather bag. It had been oiled every month, she said, “like a saddle”.',
      ),
      p(
        'The first tram arrived at 6.04. It rang its bell at the corner of the market although there was nothing on the rails, and was applauded.',
      ),
      p(
        'How the railway gets by when its own screens go dark is [another story, told at night](story:night-trains-timetable-written-by-hand).',
      ),
    ],
  },
  {
    key: 'ferry-that-replaced-a-bridge-keeps-its-captain',
    language: 'en',
    section: 'country',
    authors: ['maksym-terletskyi'],
    topics: ['rivers', 'rebuilding'],
    headline: 'The ferry that replaced a bridge will keep its captain',
    dek: 'Nova Hreblia gets its crossing back next month. The village has voted to go on paying for the slow one as well',
    hero: 'ferry',
    body: [
      p(
        'The ferry at Nova Hreblia carries four cars, or three and a hay cart, or, on Sundays, one brass band. It has no name. In the papers of the district it is “floating means No. 2”, and for the nineteen months since the bridge was lost it has been the only way across the river that does not go round by the dam, which takes an hour and a half.',
      ),
      p(
        'Its captain, Stepan Malyk, is sixty-seven and had been retired from the river fleet for four years when the chairwoman of the village council came into his garden and asked whether he still had his papers. He did. He had also kept the hat.',
      ),
      p(
        'Next month the bridge reopens. The last span was set in place last week. And the council, which everybody expected to sell the ferry for scrap, has voted eleven to two to keep it.',
      ),
      h2('The case against'),
      p(
        'The two who voted no have a point and are happy to explain it. The ferry costs the village 74,000 hryvnias a month in diesel, wages and paint. It carried, on an average day in autumn, ninety-one cars. When the bridge is open it will carry, by the council’s own guess, twelve.',
      ),
      p(
        '“I have nothing against Stepan,” said Petro Hnidets, a councillor and beekeeper. “I have crossed with him four hundred times. I am only saying that one does not keep the crutch because one has grown fond of it.”',
      ),
      h2('The case for'),
      p('The eleven who voted yes have several points, not all of which are about transport.'),
      numbered(
        'The lower village, on the left bank, is two kilometres from the ferry and seven from the bridge. It has forty-three households, a shop, and no doctor.',
        'The school is on the right bank. The ferry leaves at 7.40 and waits for children who are running.',
        'A bridge can be lost. “We have noticed,” said the chairwoman, Olena Tkachuk.',
        'It is the only place where the two halves of the village meet. For nine minutes, ten times a day, nobody can go anywhere.',
      ),
      p(
        'The last point was made by the librarian, Vira Sydorenko, and it is the one that people repeat. In nineteen months the ferry has seen two proposals of marriage, the settlement of a quarrel about a fence that went back to 1998, and the whole of the negotiations about the new school roof.',
      ),
      quote('“On a bridge you drive past your neighbour at sixty. On the ferry you turn the engine off and there he is.”'),
      picture('bridge', 'The ninth and last span was lowered in a light wind. The ferry stopped to watch.'),
      h2('Nine minutes'),
      p(
        'I crossed with Captain Malyk on a grey Wednesday, six times there and six times back. He steers with two fingers and talks over his shoulder. He reports the depth of the river (falling), the price of diesel (not falling), and the arrival of a pair of whooper swans, for which he slows down without mentioning it.',
      ),
      p(
        'Among the passengers were a vet, a wardrobe, two deacons who were not speaking, a girl with a cello, and a man who drove on, crossed, drove off, turned round and came back, because it was his birthday.',
      ),
      p('What will the captain do when the bridge is open and there are twelve cars a day?'),
      p(
        '“Nine minutes is nine minutes,” he said. “Empty or full, the river has the same width.” Then he rang the bell, because somebody was running.',
      ),
      divider,
      p(
        '_The ferry at Nova Hreblia leaves from the right bank on the hour and from the left bank at a quarter past, from six in the morning until eight in the evening. Passengers on foot travel free. The band plays on Sundays if it does not rain._',
      ),
    ],
  },
]
