import { type DemoStory, divider, h2, h3, list, numbered, p, picture, quote, related } from '../writing.ts'

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
  {
    key: 'the-deminers-of-the-long-field',
    language: 'en',
    section: 'war',
    authors: ['oksana-zavhorodnia', 'safiie-ablaieva'],
    topics: ['demining', 'farming'],
    headline: 'One metre at a time: a year with the deminers of the Long Field',
    dek: 'Nine women, two dogs and 118 hectares that a village wants back. We went to see how slowly it can be done well',
    hero: 'demining',
    body: [
      p(
        'The Long Field at Verbivka is two kilometres from end to end and has been worked, people say, since before there were maps to put it on. For the past two years nobody has set foot in it. A hare has, and a tractor without a driver, and since last spring, from seven in the morning until one in the afternoon, nine women in orange vests.',
      ),
      p(
        'They advance along lanes one metre wide, marked with white tape and red flags. Each has a detector, a trowel, a brush, a pair of secateurs and a bucket. A good day is forty square metres. A very good day is one on which nothing happens.',
      ),
      h2('What a day looks like'),
      p(
        'The team meets at half past six in the yard of the school. Nataliia Dubyna, who leads it and who used to manage a bank branch, reads out the weather, then asks everybody in turn how they have slept. The question is in the regulations. Whoever answers “badly” stays in the yard that day, sharpens tools, and is paid the same.',
      ),
      p('The rules on the field are few, and are written on the side of the van:'),
      numbered(
        'Nobody hurries.',
        'Nobody is hurried.',
        'A signal is a signal until it has been looked at. Nails are signals. So are bottle tops.',
        'Fifty minutes of work, ten of rest, sitting down.',
        'If you think of something else, stop.',
      ),
      p(
        'Of the signals found in the Long Field so far, 11,406 were scrap: nails, wire, horseshoes, the lid of a milk churn, a spoon with initials. Thirty-one were what the women had come for. Each of those was marked, reported, and dealt with by another team, which comes on Thursdays in a lorry and does not stay for tea.',
      ),
      quote('“People ask whether I am afraid. I am careful. It is a different muscle.”', 'Nataliia Dubyna, team leader'),
      h2('The dogs'),
      p(
        'Rys and Malva are five and three. They are Belgian shepherds and work half an hour at a time, after which they must be bored, their handler says, for at least an hour. They smell what a detector cannot hear: plastic, mostly. When they have found something they sit down and look at their handler with an expression of great tact.',
      ),
      p(
        'A dog clears in a morning what a person clears in a week, but only on dry days without wind, only on short grass, and only as long as it finds it amusing. Once a week the handler hides a thing for them that is certain to be found. “Otherwise they lose faith,” said Yuliia Savchuk. “So would I.”',
      ),
      picture('wheat', 'A strip of the Long Field that was handed back in June carried wheat by August.'),
      h2('Arithmetic'),
      p(
        'The field has 118 hectares. At forty square metres a day for each of nine women, without dogs or machines, it would take thirteen years. It will take less: most of it can be released without being searched by hand, once somebody has found out that there is no reason to search it. This, which is called survey, is a matter of talking to people.',
      ),
      p(
        'In Verbivka the survey was done by a retired agronomist and a girl of nineteen with a tablet. They sat in sixty kitchens. They asked who had seen what, when, from which window, and what the cow did. By the end, 71 hectares had been crossed off.',
      ),
      h3('What is left'),
      list(
        '71 hectares: released after survey, sown again.',
        '19 hectares: searched by machine, then by dogs; to be released this month.',
        '12 hectares: done by hand, one metre at a time.',
        [
          '16 hectares: still closed.',
          list('Nine are along the wood, where roots confuse the detectors.', 'Seven are wet, and wait for frost.'),
        ],
      ),
      p(
        'The machine, which the children call the Mole, is driven from a hut three hundred metres away by Olha Sych, twenty-six, who came second in a regional championship of computer games and says that the graphics are poor.',
      ),
      h2('What it is for'),
      p(
        'In June the first 12 hectares were handed back. There is a form for it. Ms Dubyna signed, the farmer signed, and then, because nobody knew what else one does, they walked across the field together, all nine and the farmer and his mother, side by side, slowly, in a line, as one does when one has lost something.',
      ),
      p(
        'The farmer, Ivan Prykhodko, ploughed that afternoon. He had kept the seed for two years. He went to the far end, turned, and came back along his own furrow with the window open, and it was noticed that he was singing, although he denies it.',
      ),
      p(
        'The wheat stood at thirty-eight hundredweight a hectare, which is average. He says that it was the best he ever had, and that he weighed it twice.',
      ),
      divider,
      p(
        '_Verbivka has asked that visitors keep to the road. The tape is white where it is safe and red where it is not known. The beekeepers’ request for a map of such fields is [reported here](story:beekeepers-ask-for-a-map)._',
      ),
      related('beekeepers-ask-for-a-map'),
    ],
  },
  {
    key: 'what-we-know-about-the-river-crossing',
    language: 'en',
    section: 'war',
    authors: ['maksym-terletskyi'],
    topics: ['rivers', 'rebuilding'],
    headline: 'The bridge at Nova Hreblia: what we know, and what we do not',
    dek: 'When it opens, who may use it, what it cost, and why the ninth span was late',
    hero: 'bridge',
    body: [
      p(
        'The last of the nine spans of the road bridge at Nova Hreblia was lowered into place this week. We collected the questions that readers sent us and put them to the builders, the district and the river.',
      ),
      h2('When does it open?'),
      p(
        'Next month, for cars and buses up to 3.5 tonnes; for lorries “when the concrete says so”, according to the chief engineer, Iryna Kolodii. Concrete is tested at 28 days. Pedestrians may cross from the first day, on the upstream side.',
      ),
      h2('Why was the ninth span late?'),
      p(
        'It was finished on time, in a yard ninety kilometres away. It came by river, as it was too wide for any road, and the river was too low for it. The barge waited sixteen days for rain.',
      ),
      picture('river-map'),
      h2('What did it cost?'),
      p(
        '412 million hryvnias, of which two thirds are a loan at 1.5 per cent over thirty years. That is 6 per cent more than was planned. The difference, the accounts say, is steel.',
      ),
      h2('Is it stronger than the old one?'),
      p(
        'It is different. The old bridge was one long structure; the new one is nine short ones, each of which can be replaced in eleven days with a crane that the region now owns. Two spare spans lie under a roof that we were asked not to describe.',
      ),
      h2('What we do not know'),
      list(
        'Whether the bus from the lower village will be routed over it. The council meets on the matter “soon”.',
        'Whether there will be a toll for lorries. The district says no; the draft of the budget has a line for it.',
        'Who took the brass plate of 1936 from the old bridge. It came back last week, in a parcel, polished.',
      ),
      p('The ferry continues in any case: [the village has voted to keep it](story:ferry-that-replaced-a-bridge-keeps-its-captain).'),
    ],
  },
  {
    key: 'four-hundred-bowls-by-noon',
    language: 'en',
    section: 'war',
    authors: ['bohdan-halushko'],
    topics: ['cities', 'health'],
    headline: 'Four hundred bowls by noon',
    dek: 'The kitchen at School No. 3 was to open for two weeks. It has just changed its ladles for the second time',
    hero: 'kitchen',
    body: [
      p(
        'The menu is written on the blackboard in the hand of a woman who taught biology. _Monday: borshch. Tuesday: peas. Wednesday: borshch, different._',
      ),
      p(
        'The kitchen of School No. 3 in Pavlohrad began cooking for people who had arrived by bus with nothing. That was two years and seven months ago; it was planned for a fortnight. There are fewer buses now. There are still four hundred bowls a day, because there turned out to be other people who needed them: pensioners whose gas is off, a class of welders, and, on Fridays, whoever has read the blackboard from the street.',
      ),
      h2('Rules of the house'),
      p(
        'Nobody is asked why they have come. Nobody is thanked in public. Whoever eats may wash up, and whoever washes up may choose the music.',
      ),
      quote(
        '“We had a professor of law on the big pot for a year. His soup was terrible. His cauldron shone.”',
        'Mariia Lohvyn, head cook',
      ),
      p(
        'Carrots come from three villages, flour from a mill that prefers not to be named, and once, by a mistake in an address, two hundred kilograms of cocoa. That week is remembered.',
      ),
      p(
        'The kitchen runs on 61,000 hryvnias a month and gives an account of it every Sunday on the same blackboard. Last week it was forty hryvnias short. By Monday somebody had chalked underneath: “Found.”',
      ),
    ],
  },
  {
    key: 'the-brigade-that-keeps-a-library',
    language: 'en',
    section: 'war',
    authors: ['les-dorosh', 'oksana-zavhorodnia'],
    topics: ['books'],
    headline: 'The brigade that keeps a library',
    dek: 'Eleven hundred books, one van, no fines. What is read, and what comes back with notes in the margin',
    hero: 'library',
    body: [
      p(
        'The catalogue is a spreadsheet and the librarian is a driver. Sergeant Kyrylo Mazur, a maker of violins in civil life, was given a van with a broken heater two winters ago and told to move spare parts. He put up a order behind the seat.',
      ),
      p(
        'There are now eleven hundred books in the van, in two cellars and in a sauna that does not work. The rules are on a card inside each cover: keep it as long as you like; pass it on if you must; write in it if you have something to say.',
      ),
      h2('What is asked for'),
      numbered(
        'Detective stories, in any condition.',
        'Poetry, thin.',
        'Repair manuals for motorcycles that nobody here owns.',
        'Cookery books. “They read them aloud.”',
        'A school textbook of astronomy, which has a waiting list.',
      ),
      p(
        'What comes back is marked. In a copy of _Robinson Crusoe_ three hands have kept a list of what each would have saved from the ship. In a volume of Lesia Ukrainka somebody corrected a comma, and somebody else put it back.',
      ),
      quote('“A book that has been rained on is not damaged. It has been somewhere.”', 'Sgt Kyrylo Mazur'),
      p('The library takes gifts through our office. It asks for nothing new, nothing heavy, and no advice.'),
    ],
  },
]
