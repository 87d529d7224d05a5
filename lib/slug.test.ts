import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isSlug } from './is-slug.ts'
import { type Language, languageFacts, languages } from './languages.ts'
import { slugOf } from './slug.ts'

const headlines: Record<Language, Record<string, string>> = {
  en: {
    'Harbour commissioners resign over dredging bill': 'harbour-commissioners-resign-over-dredging-bill',
    '  “Quoted” — and 3,000 more!  ': 'quoted-and-3-000-more',
    'Café owners’ naïve façade': 'cafe-owners-naive-facade',
    'Müller wins in Łódź': 'muller-wins-in-lodz',
    'What Київ wants': 'what-kyiv-wants',
  },
  uk: {
    'Київ і Львів: що змінилося': 'kyiv-i-lviv-shcho-zminylosia',
    'Згурський очолив Розгон': 'zghurskyi-ocholyv-rozghon',
    'Знам’янка й Єнакієве чекають на світло': 'znamianka-y-yenakiieve-chekaiut-na-svitlo',
    'Їжа дорожчає: Юрій Ґалаґан про ціни': 'yizha-dorozhchaie-yurii-galagan-pro-tsiny',
    'У Łódź відкрили виставку': 'u-lodz-vidkryly-vystavku',
  },
  pl: {
    'Zażółć gęślą jaźń': 'zazolc-gesla-jazn',
    'Łódź: radni przyjęli budżet na 2027 rok': 'lodz-radni-przyjeli-budzet-na-2027-rok',
    'Premier: „Nie będzie podwyżek”': 'premier-nie-bedzie-podwyzek',
    'Wójt Świętej Lipki odchodzi z urzędu': 'wojt-swietej-lipki-odchodzi-z-urzedu',
    'Згурський przyjechał do Żar': 'zghurskyi-przyjechal-do-zar',
  },
  de: {
    'Größte Straße der Stadt wird gesperrt': 'groesste-strasse-der-stadt-wird-gesperrt',
    'Müller übernimmt Führung in Köln': 'mueller-uebernimmt-fuehrung-in-koeln',
    'ÄRZTE STREIKEN: „Es reicht“': 'aerzte-streiken-es-reicht',
    'GROẞE KOALITION einigt sich': 'grosse-koalition-einigt-sich',
    'Was Selenskyj (Зеленський) fordert': 'was-selenskyj-zelenskyi-fordert',
  },
  fr: {
    'Grève à la SNCF : l’été s’annonce difficile': 'greve-a-la-sncf-lete-sannonce-difficile',
    'Le cœur de Paris privé d’eau': 'le-coeur-de-paris-prive-deau',
    'Élections : ce que Noël a changé': 'elections-ce-que-noel-a-change',
    'Où sont passés les œufs ?': 'ou-sont-passes-les-oeufs',
    'Façade ravalée, loyers doublés à L’Haÿ-les-Roses': 'facade-ravalee-loyers-doubles-a-lhay-les-roses',
  },
  es: {
    'El Gobierno aprobará mañana los presupuestos': 'el-gobierno-aprobara-manana-los-presupuestos',
    '¿Qué pasó en Cádiz?': 'que-paso-en-cadiz',
    'Piragüistas españoles, campeones del año': 'piraguistas-espanoles-campeones-del-ano',
    'Ñuble reclama más médicos': 'nuble-reclama-mas-medicos',
    'La inflación baja al 2,1 %': 'la-inflacion-baja-al-2-1',
  },
  it: {
    'La città è senz’acqua da lunedì': 'la-citta-e-senzacqua-da-lunedi',
    'Perché il governo rinvia la manovra': 'perche-il-governo-rinvia-la-manovra',
    'Torino, più tram e meno auto': 'torino-piu-tram-e-meno-auto',
    'Sì alla riforma: 312 voti a favore': 'si-alla-riforma-312-voti-a-favore',
    'L’ultim’ora: Forlì sott’acqua': 'lultimora-forli-sottacqua',
  },
  ro: {
    'Școlile din București, închise și mâine': 'scolile-din-bucuresti-inchise-si-maine',
    'Țările vecine cer ajutor': 'tarile-vecine-cer-ajutor',
    'Prețul gazelor crește în județul Iași': 'pretul-gazelor-creste-in-judetul-iasi',
    'Şase primării, fără căldură la Piteşti': 'sase-primarii-fara-caldura-la-pitesti',
    'Câte mașini electrice s-au vândut': 'cate-masini-electrice-s-au-vandut',
  },
  cs: {
    'Příliš žluťoučký kůň úpěl ďábelské ódy': 'prilis-zlutoucky-kun-upel-dabelske-ody',
    'Vláda zvýší důchody o 500 korun': 'vlada-zvysi-duchody-o-500-korun',
    'V Českých Budějovicích hořela škola': 'v-ceskych-budejovicich-horela-skola',
    'Řidiči pozor: D1 uzavřena': 'ridici-pozor-d1-uzavrena',
    'Ťok končí, přichází Šťastný': 'tok-konci-prichazi-stastny',
  },
  pt: {
    'Eleições: só três câmaras mudaram de mãos': 'eleicoes-so-tres-camaras-mudaram-de-maos',
    'Coimbra já não tem água': 'coimbra-ja-nao-tem-agua',
    'Inflação desce pelo quinto mês': 'inflacao-desce-pelo-quinto-mes',
    'À espera do comboio em Évora': 'a-espera-do-comboio-em-evora',
    'Lingüiça e pão mais caros': 'linguica-e-pao-mais-caros',
  },
  tr: {
    'İstanbul’da su kesintisi': 'istanbulda-su-kesintisi',
    'Işıklar söndü, ışık aranıyor': 'isiklar-sondu-isik-araniyor',
    'DİYARBAKIR SINIRINDA YIĞILMA': 'diyarbakir-sinirinda-yigilma',
    'Çiftçiler üzüm fiyatını bekliyor': 'ciftciler-uzum-fiyatini-bekliyor',
    'Merkez Bankası faizi %42’ye düşürdü': 'merkez-bankasi-faizi-42ye-dusurdu',
  },
  ar: {
    'وزير الخارجية يزور بغداد': 'wzir-alkharjia-yzur-bghdad',
    'ارتفاع أسعار النفط ٣٪': 'artfaa-asaar-alnft-3',
    'اجتماع طارئ في القاهرة': 'ajtmaa-tari-fi-alqahra',
    'العاصمة تستعدّ للقمّة': 'alaasma-tstad-llqma',
    'لقاء مع Müller في برلين': 'lqa-ma-muller-fi-brlin',
  },
}

describe.each(languages)('%s', (language) => {
  test.each(Object.entries(headlines[language]))('%s becomes %s', (headline, slug) => {
    expect(slugOf(headline, language)).toBe(slug)
  })

  test('has an address for every letter of its alphabet, small and capital', () => {
    for (const letter of languageFacts[language].alphabet)
      for (const form of [letter, letter.toLocaleUpperCase(languageFacts[language].locale)])
        expect(slugOf(`x${form}x`, language), form).toMatch(/^x[a-z]*x$/)
  })

  test('whatever the headline, the slug has the shape that the database asks for', () => {
    const headline = fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ unit: 'grapheme', maxLength: 400 }))
    fc.assert(fc.property(headline, (text) => isSlug(slugOf(text, language))))
  })
})

test.each([
  ['Алушта', 'alushta'],
  ['Згурський', 'zghurskyi'],
  ['Розгон', 'rozghon'],
  ['Єнакієве', 'yenakiieve'],
  ['Їжакевич', 'yizhakevych'],
  ['Кадиївка', 'kadyivka'],
  ['Йосипівка', 'yosypivka'],
  ['Стрий', 'stryi'],
  ['Юрій', 'yurii'],
  ['Яготин', 'yahotyn'],
  ['Костянтин', 'kostiantyn'],
  ["Знам'янка", 'znamianka'],
  ['Знам’янка', 'znamianka'],
  ['Феодосія', 'feodosiia'],
  ['Ґалаґан', 'galagan'],
  ['Гоща', 'hoshcha'],
  ['Русь', 'rus'],
])('the examples of KMU-55: %s becomes %s, in any language', (name, slug) => {
  for (const language of languages) expect([language, slugOf(name, language)]).toEqual([language, slug])
})

test.each(['日本', ''])('“%s” has no letters for an address', (headline) => {
  expect(slugOf(headline, 'en')).toBe('story')
})

test('a long headline is cut at a word', () => {
  const slug = slugOf('parliament '.repeat(30), 'en')
  expect(slug.length).toBeLessThanOrEqual(120)
  expect(slug.endsWith('parliament')).toBe(true)
})
