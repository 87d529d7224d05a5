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
  {
    key: 'the-school-under-the-station',
    language: 'en',
    section: 'country',
    authors: ['maksym-terletskyi'],
    topics: ['schools', 'cities'],
    headline: 'The school under the station',
    dek: 'Six hundred pupils, nineteen classrooms without a window, and a timetable that belongs to the trains',
    hero: 'underground-school',
    body: [
      p(
        'The bell of the school under Heroiv Pratsi square is the 7.52 to the northern terminus. When its last carriage has gone, the barrier is folded back, the lights go from yellow to white, and six hundred children walk down a flight of sixty-six steps to nineteen rooms in what used to be a passage for passengers who changed lines.',
      ),
      p(
        'Kharkiv put its first classes in the metro because there was nowhere else. It has since built schools underground on purpose, and this one, which is neither the first nor the largest, is by general agreement the one with the best floor.',
      ),
      h2('What one needs below'),
      p('“You need three things that nobody thinks of above,” said the head teacher, Alla Vorona. “Air, echo and somewhere to run.”'),
      p(
        'The air comes through a shaft that the metro lent. The echo was cured by a father who fits out cinemas; the vaults are lined with felt in nine greens, so that pupils say “I am in the light lettuce”. The running is done on a strip of red rubber 104 metres long, which goes round the whole school and has right of way.',
      ),
      h2('The wall'),
      p(
        'At the end of the strip is a wall on which each class paints, once a year, what it would see if there were a window. There have been the obvious things: sea, mountains, a street with a dog. Last year 6-B painted the other side of the wall, with a class sitting there and painting a window.',
      ),
      quote('“The inspector stood before it for a long time. Then he asked whether we could do one for the ministry.”'),
      p(
        'Marks are a little better than they were above ground. Ms Vorona puts that down to the lack of windows, and would give it up at once.',
      ),
      p(
        'At ten past three the barrier is folded back again. The children go up into the light in classes, the smallest first. The rule is that nobody runs on the stairs. Nobody on the stairs has ever heard of it.',
      ),
    ],
  },
  {
    key: 'storks-return-before-the-people',
    language: 'en',
    section: 'country',
    authors: ['safiie-ablaieva'],
    topics: ['nature', 'rebuilding'],
    headline: 'In Verbivka the storks came back before the people did',
    dek: 'A village of 340 has 91 inhabitants, eleven nests and a rule about poles',
    hero: 'storks',
    body: [
      p(
        'The count was made in the last week before they left: eleven nests, thirty-four young. Before the war Verbivka had nine. The village, which used to have 340 people, has 91, and it has noticed the proportion.',
      ),
      p(
        '“They held the place for us,” said Hanna Lytvyn, who came home in April and found a pair on her chimney. She heats the other room.',
      ),
      p(
        'When the electricity was brought back, the crews needed to take down every old pole in the village. On the third pole of the main street is a nest that has been there, by the evidence of photographs, since 1961. The line now makes a bend around it. The bend cost two poles and an afternoon, and appears in the plans as “obstacle, biological”.',
      ),
      h2('Why eleven'),
      p(
        'Ornithologists have an explanation, which is frogs. Ditches that were not cleared for two years have turned into ponds. Fields along the wood, closed to people [until they have been searched](story:the-deminers-of-the-long-field), were open to everything else.',
      ),
      p('The village has its own explanation and does not need the other one. It has voted to clear every second ditch.'),
    ],
  },
  {
    key: 'snow-closes-two-passes',
    language: 'en',
    section: 'country',
    authors: ['maksym-terletskyi'],
    topics: ['nature'],
    headline: 'Snow closes two passes; the villages above had already baked',
    dek: 'Ploughs expect to be through by tomorrow evening',
    hero: 'carpathians',
    body: [
      p(
        'Two mountain roads in the Carpathians were closed this morning after sixty centimetres of snow fell in eleven hours. Nobody is cut off who did not expect to be.',
      ),
      p(
        '“The barometer fell on Tuesday, so we baked on Wednesday,” said Paraska Stefiuk, who keeps the shop in the highest of the five villages concerned. It has bread for a week, salt for a year and, since the generator was moved into the church porch, light from five until nine.',
      ),
      p(
        'The road service has eight ploughs at work from both sides. They expect to meet tomorrow evening “at the chapel or a little above it”. The mobile clinic, which was on the wrong side of the pass, has set up in the school and is using the time to look at everybody’s teeth.',
      ),
    ],
  },
  {
    key: 'the-radio-on-the-hill',
    language: 'en',
    section: 'country',
    authors: ['bohdan-halushko'],
    topics: ['rivers', 'music'],
    headline: 'The radio on the hill speaks to both banks',
    dek: 'It has 300 watts, two presenters, a goat, and, on some nights, the whole river listening',
    hero: 'radio-mast',
    body: [
      p(
        'Radio Pahorb broadcasts from what used to be a pump house, on a hill above the river, with a transmitter of three hundred watts. That is as much as a good kettle. On a still night it can be heard sixty kilometres away on both banks.',
      ),
      p(
        'The day begins at six with the water level, in centimetres, read slowly and twice. Then come the buses, the deaths, the births, what is for sale, and which of the two pharmacies has insulin. At noon there is music by request. At ten in the evening one of the two presenters, Zhanna and Zhenia, who are sisters-in-law, reads a novel aloud for half an hour. They are in the second volume of _War with the Newts_.',
      ),
      h2('What is allowed'),
      p(
        'Anyone may come up the hill and say something, for two minutes, if it is true and not about politics. People mostly say good night. A woman on the left bank recites the multiplication table for her grandson on the right. A man who gave no name played the same waltz on a saw, every Thursday for a winter.',
      ),
      quote('“We get letters that say only: I heard you. What else should a letter say?”', 'Zhanna Bilan'),
      p('The goat belongs to the pump house. It was on the air once, in March, for eleven minutes, and has its own post-box.'),
    ],
  },
  {
    key: 'how-to-read-the-outage-map',
    language: 'en',
    section: 'country',
    authors: ['iryna-lozovytska'],
    topics: ['energy', 'cities'],
    headline: 'How to read the new map of power cuts',
    dek: 'Six colours, three letters and one figure that matters',
    body: [
      p(
        'The map of planned interruptions has changed: instead of 24 lists there is one map, and every house has a letter and a number. Here is how to find out when you can do the washing.',
      ),
      h2('In four steps'),
      numbered(
        'Find your letter. It stands on your bill, top right, after the account number. A, B and C are ordinary houses; K is what keeps a hospital going and is not cut.',
        'Find your number, from 1 to 6. That is your queue.',
        'Look at the colour of your queue for the day. **Green** means light; **yellow** means that it may be cut if the evening is cold; **grey** means that it will be.',
        'Read the small figure in the corner. It says how many hours in advance the plan was made. Under four, trust it; over twelve, keep a candle.',
      ),
      table(
        ['Queue', 'Morning', 'Midday', 'Evening'],
        ['1 and 2', 'grey', 'green', 'yellow'],
        ['3 and 4', 'green', 'yellow', 'grey'],
        ['5 and 6', 'yellow', 'grey', 'green'],
      ),
      p('The table is for an ordinary weekday. It moves on by one column every day, so that nobody has the bad evening twice running.'),
      h2('What the map does not show'),
      p(
        'Damage. A house that is dark in a green hour has a fault, and the line for faults is answered by people, day and night. They ask that you first look whether your neighbours have light, and that you then tell them even if somebody else surely has. “Nobody surely has,” said a dispatcher.',
      ),
    ],
  },
]
