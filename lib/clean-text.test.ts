import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cpuTime } from '#testing/cpu-time.ts'
import { cleanLine, cleanName, cleanRun, cleanText } from './clean-text.ts'
import { slugOf } from './slug.ts'

const nfd = (text: string) => text.normalize('NFD')

describe('removed', () => {
  test.each([
    ['soft hyphens', 'har\u00adbour com\u00admis\u00adsion\u00aders', 'harbour commissioners'],
    ['zero-width spaces and joiners in Latin words', 'com\u200bmuni\u200cqu\u200dé\u2060s\ufeff', 'communiqués'],
    ['control characters, without a blank in their place', 'The fi\u000bsh mar\u0000ket o\u001fpens\u007f', 'The fish market opens'],
    ['overrides that turn words round', 'invoice\u202egpj.exe\u202c \u2066x\u2069', 'invoicegpj.exe x'],
    ['direction marks beside letters written from left to right', '\u200e+44 20 7946\u200f', '+44 20 7946'],
    ['what stands for a picture', 'Before\ufffc after', 'Before after'],
    ['non-characters', 'a\ufffeb\uffffc\ufdd0d', 'abcd'],
    ['tags that belong to no flag', 'a\u{e0041}\u{e0042}b', 'ab'],
    ['a variation selector that varies nothing', ' \ufe0f x', '  x'],
  ])('%s', (_, dirty, clean) => {
    expect(cleanText(dirty)).toBe(clean)
  })
})

describe('kept', () => {
  test.each([
    ['a non-joiner of Persian', 'می\u200cخواهم'],
    ['a joiner of Sinhala', 'ශ්\u200dරී'],
    ['a joiner at the end of a word of Bengali', 'র\u200d্য'],
    ['emoji joined to one', '👩\u200d🚒 👩🏽\u200d🚀 ❤\ufe0f\u200d🔥 🏳\ufe0f\u200d🌈'],
    ['the flag of Wales', '🏴\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}'],
    ['a keycap', '1\ufe0f\u20e3'],
    ['a zero-width space of Thai', 'สวัสดี\u200bครับ'],
    ['a direction mark beside Hebrew', 'C\u200e שלום'],
    ['a no-break space between two characters', '№\u00a05, 10\u202f000'],
    ['an apostrophe of Ukrainian, a stress mark, a long dash', 'пʼять за\u0301мок — «так»'],
    ['an icon of a private font', 'a\ue002b'],
  ])('%s', (_, text) => {
    expect(cleanText(text)).toBe(text.normalize('NFC'))
    expect(cleanRun(text)).toBe(text.normalize('NFC'))
  })
})

describe('changed', () => {
  test.each([
    ['letters are composed', nfd('Київський район, Zoë Królová'), 'Київський район, Zoë Królová'],
    ['letters with something invisible in between, too', 'раи\u200b\u0306он', 'район'],
    ['half a surrogate pair is the replacement character', 'a\ud800b', 'a\ufffdb'],
    ['C1 controls are what windows-1252 has there', 'It\u0092s \u0093so\u0094 \u0096 he said\u0085', 'It’s “so” – he said…'],
    ['every kind of line break is one', 'a\r\nb\rc\u2028d\u2029e', 'a\nb\nc\nd\ne'],
    ['every kind of blank is a space', 'a\tb\u2003c\u200ad\u3000e', 'a b c d e'],
    ['a no-break space beside a blank is one', 'a\u00a0 b \u00a0c\u00a0\u00a0d', 'a  b  c  d'],
  ])('%s', (_, dirty, clean) => {
    expect(cleanText(dirty)).toBe(clean)
  })

  test('a line is trimmed with single spaces; while it is being written spaces are kept; a name has ordinary spaces', () => {
    expect(cleanLine(' \u00a0The \n\n quay,\t№\u00a05 \u200b')).toBe('The quay, №\u00a05')
    expect(cleanRun('The quay \r\n')).toBe('The quay  ')
    expect(cleanName('\u00a0Ana\u00a0Ruiz \u00ad')).toBe('Ana Ruiz')
  })
})

test('cleaning is idempotent in every variant', () => {
  const signs = ['a', 'é', ' ', '\u00a0', '\u00ad', '\u200b', '\u200c', '\u200d', '\ufe0f', 'ক', '👩', '🏽', '\u0301', '\n', '\u0085', 'ม', 'ש', '\u200e', '\u{e0067}', '\u{1f3f4}', '\ud800', '\u2009'] // biome-ignore format: a list
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.array(fc.constantFrom(...signs), { maxLength: 12 }).map((all) => all.join('')),
  )
  for (const clean of [cleanText, cleanRun, cleanLine, cleanName]) {
    fc.assert(
      fc.property(text, (dirty) => clean(clean(dirty)) === clean(dirty) && clean(dirty).isWellFormed() && !clean(dirty).includes('\0')),
      { numRuns: 3000 },
    )
  }
})

test('a megabyte of the worst case takes less than two seconds', () => {
  for (const sign of ['\u00ad', '\u200b', '\u200d', '\u00a0', ' ', '\n', '\u{e0067}', 'e\u0301', '\ud800', '\r']) {
    const spent = cpuTime(() => cleanLine(`a${sign.repeat(1_000_000)}b`))
    expect(spent, `U+${sign.charCodeAt(0).toString(16)}`).toBeLessThan(2000)
  }
})

test('an invisible character adds no hyphen to a slug', () => {
  expect(slugOf('Har\u00adbour com\u00admis\u00adsion\u00aders re\u200bsign', 'en')).toBe('harbour-commissioners-resign')
  expect(slugOf(nfd('Київський район'), 'uk')).toBe('kyivskyi-raion')
})
