import { type DemoStory, h2, list, p, picture, quote, related, table } from '../writing.ts'

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
  {
    key: 'greenhouses-that-heat-a-town',
    language: 'en',
    section: 'economy',
    authors: ['iryna-lozovytska'],
    topics: ['energy', 'farming', 'small-business'],
    headline: 'The tomatoes that heat a town',
    dek: 'A greenhouse in Volyn has more warmth than it can use. Its neighbours have bought a pipe',
    hero: 'greenhouse',
    body: [
      p(
        'From the road at night it looks as if somebody had forgotten to switch off the moon. Twelve hectares (120,000 m^2^) of tomatoes under glass, outside Kivertsi, glow pink from four in the afternoon until ten.',
      ),
      p(
        'A greenhouse burns gas for three reasons: for heat, for electricity to run its lamps, and for the carbon dioxide (CO~2~), which plants eat. What it cannot do is use all three at the same time. In the evening the lamps need power and the plants do not need heat. For years the heat went out through the roof.',
      ),
      p('Since last month it goes through two kilometres of second-hand pipe to 46 blocks of flats, a kindergarten and a swimming bath.'),
      h2('Who pays for what'),
      p(
        'The town paid for the pipe: 19 million hryvnias, from a fund for villages that lost their boiler houses. The greenhouse paid for the pumps. Heat is sold at 30 per cent under the tariff, with the price fixed for seven years, a period chosen, the contract explains, because a tomato lamp lasts that long.',
      ),
      quote('“My grandfather sold them tomatoes. I sell them February.”', 'Bohdan Kushch, grower'),
      p(
        'There is a clause for the other direction. If the greenhouse is short of warmth in a great frost, the town must give some back: the boiler of the swimming bath is to be lit, and the bath closed. Children have asked what temperature exactly.',
      ),
      p('It is minus nineteen.'),
    ],
  },
  {
    key: 'a-port-learns-to-work-by-night',
    language: 'en',
    section: 'economy',
    authors: ['iryna-lozovytska'],
    topics: ['farming', 'rivers'],
    headline: 'A port learns to work by night, and finds that it likes it',
    dek: 'Grain moves between dusk and dawn on the lower Danube. So, now, do the cafés, the bank and the school bus',
    hero: 'harbour',
    body: [
      p(
        'The whistle for the main shift goes at eight in the evening. By half past, eleven cranes are turning, forty lorries stand in the first line, and the woman at the kiosk by the gate has sold two hundred glasses of tea.',
      ),
      p(
        'The port moved its day to the night eighteen months ago for reasons of safety. It meant to move back. Then the figures came in: loading was nine per cent quicker. The air is still, grain dries better in the cold, and nobody rings from the office.',
      ),
      h2('A town turns round'),
      p(
        'Seven hundred people work in the port, and a town of nine thousand has turned with them. The bank on Harbour Street opens from five to nine in the evening. The barber starts at dawn. The kindergarten has a group that sleeps from eight in the morning, with the curtains drawn, and wakes for lunch.',
      ),
      table(
        ['Shipped, thousand tonnes', 'By day, two years ago', 'By night, this year'],
        ['Wheat', '214', '241'],
        ['Maize', '160', '188'],
        ['Sunflower oil', '31', '44'],
        ['Everything else', '52', '49'],
      ),
      p(
        'There are complaints. Roosters have become a question for the council. A petition to move the church bells by an hour gathered 300 signatures, and a petition against it 301.',
      ),
      quote('“I have not seen my husband by daylight since autumn. He says I look well.”', 'Raisa Tomenko, crane operator'),
    ],
  },
  {
    key: 'late-wheat-early-contracts',
    language: 'en',
    section: 'economy',
    authors: ['iryna-lozovytska'],
    topics: ['prices', 'farming'],
    headline: 'Late wheat, early contracts: a harvest in six figures',
    dek: 'It was drier than hoped and better than feared. Where the grain is, what it fetches, and who is still waiting for rain',
    hero: 'wheat',
    body: [
      p(
        'The last fields were cut by headlight. The farmers’ union for the central regions has counted what is in the barns, and the result, its chairwoman said, is “a B, with effort”.',
      ),
      h2('Six figures'),
      list(
        '**4.1 tonnes** a hectare of winter wheat, on the average of 212 farms: three per cent under last year.',
        '**87 per cent** of it is fit for bread, as dry weather suits flour.',
        '**9,400 hryvnias** a tonne at the elevator, before transport.',
        '**1,150 hryvnias** is what transport takes.',
        '**One in five** farms has already sold next summer’s crop, at a fixed price.',
        '**Eleven** combines stood still for want of a part that costs less than a bicycle.',
      ),
      p(
        'The contracts for next summer are new. They are sold to mills in three neighbouring countries and are insured, for the first time, by a company that sends a person with a measuring stick.',
      ),
      picture('chart', 'What a hundred hectares brought in, by quarter, on the farms that keep books.'),
      p('Rain is still wanted in the south. In the north there has been enough of it for a joke about rice.'),
    ],
  },
  {
    key: 'wind-farm-signs-its-first-neighbours',
    language: 'en',
    section: 'economy',
    authors: ['iryna-lozovytska'],
    topics: ['energy', 'small-business'],
    headline: 'The wind farm that signs up its neighbours first',
    dek: 'Fourteen turbines on an estuary, and a tariff for those who must look at them',
    hero: 'wind-turbines',
    body: [
      p(
        'Everybody whose kitchen window shows at least one blade gets their electricity at half price. That is the whole of the agreement that the village of Lymanske signed this week with the company that has put up fourteen turbines on its estuary; it fits on a page, and half of the page is a definition of “kitchen”.',
      ),
      p(
        'There are 188 such kitchens. A commission of three went round with a chair, sat down in each, and looked. Eleven households appealed. Four were granted a second sitting after the leaves had fallen.',
      ),
      p(
        'The turbines turn on about three hundred days of the year, and in November on all of them. They make as much as 60,000 flats use. If the line to the city is down, the village can be fed alone: the switch is in the post office.',
      ),
      quote(
        '“They asked us where to put them. We said, further. So they put them further. I did not know that one could do that.”',
        'Mykola Harbuz, fisherman',
      ),
      p('The sheep, which graze up to the foot of the towers, move with the shadow in summer. The shepherd has set his lunch by it.'),
      related('greenhouses-that-heat-a-town'),
    ],
  },
  {
    key: 'beekeepers-ask-for-a-map',
    language: 'en',
    section: 'economy',
    authors: ['bohdan-halushko'],
    topics: ['farming', 'demining', 'nature'],
    headline: 'Beekeepers ask for a map',
    dek: 'A bee flies three kilometres. A beekeeper would like to know over what',
    hero: 'beehives',
    body: [
      p(
        'In a good summer a hive is moved five times: to the acacia, the lime, the sunflower, the buckwheat, and home. Each time the beekeeper has to leave the road.',
      ),
      p(
        'The beekeepers’ society of the Mykolaiv region, which has 2,300 members, has asked for one thing: a public map on which every field verge is green, red or grey. The data exist. They are kept by four authorities in four formats, one of which is paper.',
      ),
      p('“The bees know where to go,” said Petro Hnidets, who has forty hives. “I am the one with boots.”'),
      h2('What they have done meanwhile'),
      p(
        'Made their own. Members send in where they have stood and nothing happened. It is not a map of what is safe, the society says on every sheet, only of where a beekeeper has been. It has 4,100 points. Deminers have begun to use it as a list of people to ask.',
      ),
      p('The honey was good: eighteen kilograms a hive. On fields that had not been sprayed for two years there was wild thyme.'),
    ],
  },
]
