import { expect, test } from 'vitest'
import type { Language } from '#lib/languages.ts'
import { spelledTwoWays } from './spelled-two-ways.ts'

const find = (text: string | string[], language: Language = 'en', leaves: string[] = []) =>
  spelledTwoWays([text].flat(), language, new Set(leaves))

test.each<[string, Language?]>([
  ['Zelensky spoke. Later Zelensky’s office and Mr Zelensky agreed.'],
  ['In Iran and in Iraq. From Austria to Australia. Of Slovakia and Slovenia. Of Niger and Nigeria.'],
  ['Here are Ivan, Ivana and Ivanna. There are Maria, Marta and Marina.'],
  ['The UNESCO list and Unesco rules.'],
  ['Вони їдуть до Києва. Там, у Києві, Київ стоїть. За Києвом поле.', 'uk'],
  ['Він бачив Ольгу. Це Ользі від Ольги. Каже Ольга.', 'uk'],
  ['Там Іван, Іванна і Іванка. Бачив Івана й Іванну.', 'uk'],
  ['Каже Зеленський, а Зеленського чули. Разом із Зеленським.', 'uk'],
])('one spelling: %s', (text, language) => {
  expect(find(text, language)).toEqual([])
})

test('the one that stands there more often is offered for the other, in all its forms', () => {
  expect(find('President Zelensky spoke. Then Zelenskyy’s office, and Mr Zelensky again.')).toEqual([
    { name: 'Zelensky', other: 'Zelenskyy', forms: [{ from: 'Zelenskyy', to: 'Zelensky' }] },
  ])
  expect(find('Says Erdogan. The answer of Erdoğan. To Erdogan.')).toMatchObject([{ name: 'Erdogan', other: 'Erdoğan' }])
  expect(find('Каже Зеленський. Слова Зеленського. Чули Зеленского. Разом із Зеленским.', 'uk')).toEqual([
    {
      name: 'Зеленський',
      other: 'Зеленского',
      forms: [
        { from: 'Зеленского', to: 'Зеленського' },
        { from: 'Зеленским', to: 'Зеленським' },
      ],
    },
  ])
})

test('two names that are each spelled in two ways, and none', () => {
  expect(find('With Zelensky and Kharkov. With Zelenskyy and Mikhail. With Mihail and Zelensky.')).toHaveLength(2)
  expect(find([])).toEqual([])
})

test('what the house style has a rule for is left to it', () => {
  expect(find('With Zelensky and Zelenskyy.', 'en', ['zelenskyy'])).toEqual([])
})
