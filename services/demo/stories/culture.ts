import { type DemoStory, h2, list, p, quote } from '../writing.ts'

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
]
