import { type LanguageFacts, words } from '#lib/languages/language.ts'

export const ukrainian: LanguageFacts = {
  name: 'Українська',
  locale: 'uk-UA',
  direction: 'ltr',
  script: 'cyrillic',
  quotes: ['«', '»', '„', '“'],
  dashes: ['—', '—'],
  bindsDash: true,
  alphabet: 'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя',
  slug: {
    source: 'Resolution 55 of the Cabinet of Ministers of Ukraine, 27 January 2010 (KMU-55)',
    letters: {
      а: 'a',
      б: 'b',
      в: 'v',
      г: 'h',
      ґ: 'g',
      д: 'd',
      е: 'e',
      є: 'ie',
      ж: 'zh',
      з: 'z',
      и: 'y',
      і: 'i',
      ї: 'i',
      й: 'i',
      к: 'k',
      л: 'l',
      м: 'm',
      н: 'n',
      о: 'o',
      п: 'p',
      р: 'r',
      с: 's',
      т: 't',
      у: 'u',
      ф: 'f',
      х: 'kh',
      ц: 'ts',
      ч: 'ch',
      ш: 'sh',
      щ: 'shch',
      ь: '',
      ю: 'iu',
      я: 'ia',
    },
    atTheStart: { є: 'ye', ї: 'yi', й: 'y', ю: 'yu', я: 'ya' },
    pairs: { зг: 'zgh' },
  },
  search: {
    stemmer: 'ukrainian',
    common: words(`
      а або аж але без би бо був була були було бути в вас вже ви
      від він вона вони все всі да для до є з за зі і й із
      інших її його їх каже коли ми на над нам нас не немає ні о об
      от по при про під та так також там те тим то той тому у уже
      це цей ця ці через чи що щоб як яка яке які який
    `),
  },
}
