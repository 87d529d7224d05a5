import { type DemoStory, h2, h3, list, numbered, p, quote, related } from '../writing.ts'

export const culture: DemoStory[] = [
  {
    key: 'the-theatre-that-opens-at-noon',
    language: 'en',
    section: 'culture',
    authors: ['les-dorosh'],
    topics: ['theatre', 'cities'],
    headline: 'The theatre that opens at noon',
    dek: 'Sumy’s smallest stage moved its first nights to lunchtime, and found an audience that evening theatre never had',
    hero: 'stage',
    body: [
      p(
        'The bell goes at five to twelve. The doors of the Chamber Theatre on Voskresenska Street close at noon precisely, and at thirty-five minutes past one, with luck and without an alert, one hundred and ten people come out blinking into daylight, discussing Molière.',
      ),
      p(
        'Noon was not an artistic decision. The curfew made late evenings impossible, the alerts made early ones unlikely, and a matinée, said the director, Roman Sushko, “was the only slot left in which nobody had ever failed”.',
      ),
      p('That was two seasons ago. The theatre now sells nine seats in ten. In the last season of evenings it sold six.'),
      h2('Who comes at noon'),
      p('Not the people who came before, or not only. The box office, which is Mrs Iza Bernat and a ledger, knows its public by trade.'),
      list(
        'Nurses, after the night shift. They sit at the back and sleep through comedies, which Mr Sushko takes as praise.',
        'Two market women who close their stall for first nights and put up a card: _At the theatre. Carrots tomorrow._',
        'A class of cadets from the fire brigade, by order.',
        'Men alone, of middle age, who buy one ticket and return the following week with another man.',
      ),
      p(
        'Prices follow the lunch menu across the road: the cheapest seat costs as much as soup, the dearest as much as soup, a main course and compote. When the café raised the price of compote in September, the theatre followed.',
      ),
      h2('One lamp'),
      p(
        'The building has a generator that can carry either the heating or the lights. In the first winter the company played _The Miser_ by the light of a single standard lamp, which the actors moved about the stage between them as the scene required. Harpagon kept switching it off. It got the largest laugh of the evening, if that is the word.',
      ),
      quote('“We lost forty spotlights and gained one lamp. I would not have dared to do it on purpose.”', 'Roman Sushko'),
      p('When the current came back they left the lamp in. Critics, of whom I am afraid I was one, wrote about minimalism.'),
      h2('The interval'),
      p(
        'There is none. If an alert sounds, the performance stops and everybody goes down to the costume store, which is two floors under the street and holds, by the fire brigade’s count, one hundred and sixty. Actors stay in character if they feel like it. In March an alert of two hours fell into the third act of _Uncle Vanya_, and the doctor, Astrov, spent it showing his maps of the forests to a boy of seven, who asked better questions than anyone in the play.',
      ),
      p('Afterwards they went up again and finished. Nobody had gone home.'),
      p(
        '_The Chamber Theatre plays from Wednesday to Sunday at noon. “The Government Inspector” opens next week; nurses are admitted at half price, asleep or awake._',
      ),
    ],
  },
  {
    key: 'a-museum-packs-for-the-fourth-time',
    language: 'en',
    section: 'culture',
    authors: ['les-dorosh'],
    topics: ['heritage'],
    headline: 'A museum packs for the fourth time, and takes notes',
    dek: 'The regional art museum in Kropyvnytskyi has written the manual that its own staff needed in the first week',
    hero: 'museum-crates',
    body: [
      p(
        'The first time, it took nine days and they used bed linen. The fourth time, last month, it took thirty-one hours, and each of 2,160 objects went into a box that had been made for it.',
      ),
      p('Nothing had happened. That, said the keeper of the collection, Liudmyla Ostapenko, is when one should practise.'),
      h2('What is in the manual'),
      p(
        'It has 64 pages, is free, and has been asked for by museums in nineteen countries. It begins: “You will not have what this manual recommends.” Then it says what else will do.',
      ),
      list(
        'For acid-free paper: baking paper, unbleached.',
        'For foam: swimming noodles, cut lengthwise. For gold frames, the same, in a child’s tights.',
        'For a conservator: a patient person with clean hands.',
        'For a list: two lists, in different pockets.',
      ),
      p(
        'There is a chapter on order. Not the most valuable first, nor the largest, but what nobody has photographed. There is a chapter on walls, which are to be left as they are. Visitors may come and look at the pale rectangles. Four thousand have; there is a guided tour.',
      ),
      quote(
        '“They stand before an empty wall and tell me what hung there. They are nearly always right. That is a collection too.”',
        'Liudmyla Ostapenko',
      ),
      p('The last page of the manual is blank, apart from a heading: _What you learned that we did not._'),
    ],
  },
  {
    key: 'cello-in-the-cellar',
    language: 'en',
    section: 'culture',
    authors: ['les-dorosh'],
    topics: ['music'],
    headline: 'A season underground, with cello',
    dek: 'Forty chairs, a vault of 1760, and the best acoustics in Lviv, discovered by accident',
    hero: 'cellar-cello',
    body: [
      p(
        'The cellar under the Armenian courtyard had been used, in this order, for wine, coal, pickles and bicycles. Two winters ago a string quartet went down there in the middle of a slow movement, because of an alert, and went on. “We looked at each other,” said the cellist, Marta Dzvinka. “It was as if somebody had washed our ears.”',
      ),
      p('They have played there every Sunday since, alert or no alert. There are forty chairs and, by the fire regulations, forty people.'),
      h2('Sunday’s programme'),
      p(
        'Bach, the third suite, by candle; a set of four songs by a composer who was in the third row, asleep, after a week of which one does not ask; and as an encore the saraband again, since the tram had gone over during it the first time.',
      ),
      p(
        'Ms Dzvinka plays as one speaks to a friend at a kitchen table late: without raising her voice, leaving things out. In the gigue she took a risk with the tempo, missed, laughed, and was right to.',
      ),
      p('The bicycles are in the corridor. They hum slightly on the open G.'),
      h3('If you go'),
      p(
        'Doors at five. Tickets by ballot. Bring a coat; leave the cough. There is no café, but the woman from the second floor lets down tea in a basket.',
      ),
    ],
  },
  {
    key: 'the-salt-road-review',
    language: 'en',
    section: 'culture',
    authors: ['les-dorosh'],
    topics: ['books'],
    headline: '‘The Salt Road’: a novel that refuses to hurry',
    dek: 'Danuta Hrabovska takes four hundred pages to cross a steppe. One wishes it were wider',
    hero: 'river-map',
    body: [
      p(
        'In the first chapter of _The Salt Road_ a carter sets out from the coast with two oxen and a load of salt. In the last he arrives. It is 1784; the distance is three hundred kilometres; there are four hundred pages. I counted the events and reached six.',
      ),
      p(
        'And yet I read it in two nights, the second by torch. Danuta Hrabovska, whose earlier books were short and quarrelsome, has discovered how to write about time. Her carter has nobody to talk to except the oxen, Sirko and Wednesday, and about a third of the book is what he says to them. It is the best dialogue of the year.',
      ),
      h2('How it is done'),
      p(
        'Nothing is described for its own sake. The steppe is what one cannot see over. Rain is a matter of axles. When after a hundred pages he meets another human being, a woman mending a net forty versts from any water, the reader is as shy as he is.',
      ),
      quote('“Salt,” he told the oxen, “is the only thing that is worth the same at both ends of the road. The rest is walking.”'),
      p(
        'It is not flawless. An episode with Cossacks belongs in another, noisier book, and the dream of the flood is one dream too many; it usually is. But the arrival, when it comes, in eleven lines, undid me on the night tram.',
      ),
      p('**The Salt Road**, by Danuta Hrabovska. Brid Press, 412 pages, 420 hryvnias.'),
      related('ten-books-for-the-dark'),
    ],
  },
  {
    key: 'ten-books-for-the-dark',
    language: 'en',
    section: 'culture',
    authors: ['les-dorosh'],
    topics: ['books', 'energy'],
    headline: 'Ten books for the dark',
    dek: 'What the readers of one city library borrowed on the evenings without light',
    hero: 'library',
    body: [
      p(
        'The central library in Chernihiv lends a torch with every third book. Its librarians went through the slips of the past winter and looked at what was borrowed on days for which an outage had been announced. There is a pattern. It is not cheerfulness.',
      ),
      numbered(
        'A dictionary of Ukrainian dialects. “For reading aloud.”',
        '_Robinson Crusoe_.',
        'Anything by Agatha Christie with a train in it.',
        'The collected letters of Lesia Ukrainka.',
        'A guide to the stars, with a map that glows.',
        '_The Magic Mountain_: eleven times borrowed, once finished.',
        'Knitting for beginners.',
        'Skovoroda’s fables.',
        'The regulations of the state railways, 1957. The same reader, three times.',
        'A book with blank pages, which had been catalogued by mistake. It has come back full.',
      ),
      p('The torches are always returned. The library thinks that this may be a record of some kind.'),
      p('Where to spend a dark evening without a book: [at the observatory](story:dark-skies-over-the-city).'),
    ],
  },
  {
    key: 'a-typeface-for-street-signs',
    language: 'en',
    section: 'culture',
    authors: ['les-dorosh', 'maksym-terletskyi'],
    topics: ['cities', 'heritage'],
    headline: 'A typeface that can be read from a moving tram',
    dek: 'Four thousand street signs have to be replaced anyway. A designer asked whether they might be beautiful',
    hero: 'press-hall',
    body: [
      p(
        'When a city renames streets it needs new signs, and when it needs signs it needs letters. Zaporizhzhia needs 4,100. It could have had them in whatever letters the sign shop had on its computer. Then a letter came to the council from a woman of seventy-four.',
      ),
      p(
        'Nina Ahapova drew maps for a shipping line, by hand, until 1994. In her letter she listed eleven signs in her district that she had misread in the past month, from the tram, and what she had taken them for.',
      ),
      h2('Ж, Ї and the trouble with К'),
      p(
        'The typeface was drawn by two students with Mrs Ahapova as their adviser, tested on cheap paper and then from the windows of line 3. It is called Prystan, “landing stage”. It has wide shoulders, a Ж that does not close up in the rain, and two dots on the Ї set so far apart that they survive snow.',
      ),
      list(
        'Readable at 40 metres and 25 kilometres an hour.',
        'Free for everyone, for ever.',
        'In the files there is a second Є, which Mrs Ahapova prefers.',
      ),
      quote('“A sign is the city talking to a stranger. It should not mumble.”', 'Nina Ahapova'),
      p(
        'The first hundred signs are up along [tram line 7](story:tram-seven-is-back). The students have been asked for numerals by two other cities and a football club.',
      ),
    ],
  },
]
