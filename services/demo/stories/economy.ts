import { type DemoStory, h2, p, quote, table } from '../writing.ts'

export const economy: DemoStory[] = [
  {
    key: 'what-a-loaf-costs-now',
    language: 'en',
    section: 'economy',
    authors: ['iryna-lozovytska', 'bohdan-halushko'],
    topics: ['prices', 'small-business', 'energy'],
    headline: 'What a loaf costs now, gram by gram',
    dek: 'Three bakers in three cities opened their books to us. Flour is not the problem',
    hero: 'bakery',
    body: [
      p(
        'A loaf of plain wheat bread, half a kilogram, sells for 31 hryvnias at the Zerno bakery in Poltava, for 34 at the Two Sisters in Chernihiv, and for 36 at a shop without a name beside the station in Khmelnytskyi. Two years ago all three asked about 23.',
      ),
      p(
        'We asked the bakers to show us where the difference went. They did: invoices, wages, the diary of the generator. Averaged over the three, this is what is in the price.',
      ),
      table(
        ['In one loaf', 'Two years ago', 'Now'],
        ['Flour', '5.10', '5.60'],
        ['Yeast, salt, oil', '1.20', '1.55'],
        ['Wages', '6.40', '9.90'],
        ['Electricity and gas', '2.90', '4.70'],
        ['Generator: fuel and repairs', '0.20', '3.10'],
        ['Rent and transport', '3.80', '4.60'],
        ['Tax', '1.90', '2.35'],
        ['What remains', '1.50', '1.90'],
      ),
      p(
        'Flour, about which customers complain most, has hardly moved: the harvest was fair and the mills are near. A third of the rise is wages. The next largest part did not exist as a line in the books before. It is the cost of making one’s own electricity.',
      ),
      h2('An oven cannot wait'),
      p(
        'Bread is bad at power cuts. Dough that has begun to rise goes on rising. An oven that loses its heat for twenty minutes has lost the batch, and often the next.',
      ),
      p(
        '“A cinema can show the film later,” said Oleh Rudyi of Zerno. “I have a vat of sourdough that was started by my grandmother’s neighbour. She does not read the schedule.”',
      ),
      p(
        'He bought a diesel generator for the price of a small car and keeps its diary in a notebook that hangs from it on a string. In the worst month it ran for 212 hours. In the best it ran for nine, all of them, he says, on purpose, “so that it would not forget”.',
      ),
      h2('Back to brick'),
      p(
        'In Chernihiv the sisters, Tamara and Zoia Lys, took another road. Behind their shop stands a brick oven of 1911 that had held flowerpots for half a century. A mason needed nine days to mend it. It burns beech offcuts from a furniture works, does not care about current, and bakes 140 loaves at a time.',
      ),
      p(
        'It also takes a third person at four in the morning. The saving on diesel and the cost of the stoker come out even, to within a hryvnia a day. The bread, customers say, is better. The sisters have not changed the price, so as not to have to argue about it.',
      ),
      quote('“Everyone asks about the oven. Nobody asks about the stoker. He is the best thing we bought.”', 'Tamara Lys'),
      h2('What remains'),
      p(
        'The last line of the table is the one that decides whether there will be a bakery next year. It has grown by forty kopecks; prices in general have grown by more. None of the three bakers has raised their own pay.',
      ),
      p(
        'All three expect to put up the price once more this winter, by two or three hryvnias. All three have kept one loaf, the cheapest, at the old price, and none of them has told the others.',
      ),
    ],
  },
]
