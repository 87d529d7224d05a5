import { firstLanguage } from '#lib/publication.ts'
import { slugOf } from '#lib/slug.ts'
import type { Named } from './wire-story.ts'

/** The section of a subject, and its name for readers. The codes are those of Reuters-21578 and of IPTC's Media Topics. */
type Section = keyof typeof sections

const sections = {
  news: 'News',
  world: 'World',
  politics: 'Politics',
  economy: 'Economy',
  markets: 'Markets',
  companies: 'Companies',
  commodities: 'Commodities',
  energy: 'Energy',
  war: 'War',
  society: 'Society',
  culture: 'Culture',
  science: 'Science',
  sport: 'Sport',
} as const

const section = (slug: Section): Named => ({ slug, name: sections[slug] })

/** The seventeen first-level Media Topics (IPTC NewsCodes, medtop:NN000000). */
const mediaTopics: Record<string, Section> = {
  '01000000': 'culture',
  '02000000': 'society',
  '03000000': 'news',
  '04000000': 'economy',
  '05000000': 'society',
  '06000000': 'science',
  '07000000': 'society',
  '08000000': 'society',
  '09000000': 'economy',
  '10000000': 'society',
  '11000000': 'politics',
  '12000000': 'society',
  '13000000': 'science',
  '14000000': 'society',
  '15000000': 'sport',
  '16000000': 'war',
  '17000000': 'news',
}

const code = (of: Section, names: string): [string, { section: Section; name: string }][] =>
  names.split(', ').map((entry) => {
    const [word = '', name = spellOut(word)] = entry.split('=')
    return [word, { section: of, name }]
  })

const codes = new Map([
  ...code('companies', 'earn=Earnings, acq=Mergers and acquisitions'),
  ...code('markets', 'money-fx=Foreign exchange, interest=Interest rates, money-supply, dlr=US dollar, yen, stg=Sterling, dmk=German mark'),
  ...code(
    'markets',
    'austdlr=Australian dollar, can=Canadian dollar, saudriyal=Saudi riyal, dfl=Dutch guilder, nzdlr=New Zealand dollar, rand',
  ),
  ...code(
    'markets',
    'peseta, ringgit, lit=Italian lira, rupiah, skr=Swedish krona, nkr=Norwegian krone, dkr=Danish krone, sfr=Swiss franc',
  ),
  ...code(
    'economy',
    'trade, gnp=Economic growth, bop=Balance of payments, cpi=Consumer prices, wpi=Wholesale prices, jobs, reserves, retail',
  ),
  ...code(
    'economy',
    'ipi=Industrial production, housing, income, lei=Leading indicators, inventories, instal-debt=Consumer credit, cpu=Capacity use',
  ),
  ...code('economy', 'ship=Shipping'),
  ...code(
    'energy',
    'crude=Crude oil, nat-gas=Natural gas, gas=Petrol, fuel=Fuel oil, heat=Heating oil, jet=Jet fuel, propane, naphtha, pet-chem=Petrochemicals',
  ),
  ...code(
    'commodities',
    'grain, wheat, corn, oilseed=Oilseeds, sugar, coffee, gold, veg-oil=Vegetable oils, soybean=Soybeans, livestock, carcass=Meat',
  ),
  ...code(
    'commodities',
    'cocoa, copper, iron-steel=Iron and steel, cotton, rice, rubber, barley, alum=Aluminium, meal-feed=Animal feed, palm-oil, sorghum',
  ),
  ...code(
    'commodities',
    'silver, zinc, tin, rapeseed, strategic-metal=Strategic metals, hog=Hogs, orange=Orange juice, soy-oil, lead, soy-meal, sunseed=Sunflower seed',
  ),
  ...code(
    'commodities',
    'lumber, tea, oat=Oats, nickel, l-cattle=Live cattle, sun-oil=Sunflower oil, platinum, rape-oil=Rapeseed oil, groundnut=Groundnuts, plywood',
  ),
  ...code(
    'commodities',
    'coconut-oil, coconut, tapioca, potato=Potatoes, linseed, copra-cake, palmkernel=Palm kernels, cornglutenfeed=Corn gluten feed, wool',
  ),
  ...code(
    'commodities',
    'fishmeal, palladium, pork-belly=Pork bellies, lin-oil=Linseed oil, rye, red-bean=Red beans, groundnut-oil, citruspulp=Citrus pulp',
  ),
  ...code(
    'commodities',
    'rape-meal=Rapeseed meal, corn-oil, cotton-oil=Cottonseed oil, castorseed=Castor seed, castor-oil, sun-meal=Sunflower meal, lin-meal=Linseed meal',
  ),
])

const places: Record<string, string> = {
  usa: 'United States',
  us: 'United States',
  uk: 'United Kingdom',
  uae: 'United Arab Emirates',
  ussr: 'Soviet Union',
  'cote-d-ivoire': 'Ivory Coast',
  'ivory-coast': 'Ivory Coast',
  'trinidad-tobago': 'Trinidad and Tobago',
  'antigua-barbuda': 'Antigua and Barbuda',
}

export type Subject = { name: string; uri?: string | undefined }

/**
 * The section of a story: that of its first subject that has one. The newsroom's own sections (`here`) go before ours. Without any, a story
 * that names foreign places is in World, and every other one in News.
 */
export function sectionOf(subjects: readonly Subject[], where: readonly Subject[], here: readonly Named[] = []): Named {
  for (const { name, uri } of subjects) {
    const own = here.find((one) => one.slug === slugOf(name, firstLanguage()) || one.name.toLowerCase() === name.toLowerCase())
    if (own) return own
    const known = codes.get(key(name))?.section ?? mediaTopics[/(\d{2})\d{6}$/.exec(uri ?? '')?.[1]?.concat('000000') ?? '']
    if (known) return section(known)
    const byName = Object.entries(sections).find(
      ([slug, title]) => slug === slugOf(name, firstLanguage()) || title.toLowerCase() === name.toLowerCase(),
    )
    if (byName) return { slug: byName[0], name: byName[1] }
  }
  return section(where.length > 0 && where.some(({ name }) => !['usa', 'us', 'united-states'].includes(key(name))) ? 'world' : 'news')
}

export const subjectTopic = ({ name }: Subject): Named => nameSubject(codes.get(key(name))?.name ?? spellOut(name))
export const placeTopic = ({ name }: Subject): Named => nameSubject(places[key(name)] ?? spellOut(name))
export const organisationTopic = ({ name }: Subject): Named =>
  nameSubject(/^[a-z0-9-]{2,6}$/.test(name) ? name.toUpperCase() : spellOut(name))

export const nameSubject = (name: string): Named => ({ slug: slugOf(name, firstLanguage()), name })

/** "south-korea" is a code for "South Korea". A subject with a capital letter or a space is a name already. */
function spellOut(name: string): string {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) return name
  return name
    .split('-')
    .map((word, index) => (index > 0 && ['and', 'of', 'the'].includes(word) ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(' ')
}

const key = (name: string): string => name.toLowerCase().replace(/\s+/g, '-')
