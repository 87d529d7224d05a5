import { strictEqual } from 'node:assert'
import { test } from 'vitest'
import { rateMatch } from './match.ts'

const finds = (typed: string, name: string, also = '') => rateMatch(typed, name, also) > 0

for (const [typed, name, also, isFound] of [
  ['feed', 'Feed', '', true],
  ['find rep', 'Find and replace', '', true],
  ['fr', 'Find and replace', '', true],
  ['rplace', 'Replace', '', true],
  ['picture gone', 'Picture', 'image photo', false],
  ['photo', 'Picture', 'image photo', true],
  ['', 'Feed', '', false],
  ['   ', 'Feed', '', false],
  ['x', 'Feed', '', false],
  // Letters are left out of longer words only, and never the first.
  ['fd', 'Feed', '', false],
  ['epce', 'Replace', '', false],
  ['resume', 'Résumé', '', true],
  ['стрічк', 'Стрічка', '', true],
  ['опублікув', 'Опублікувати…', '', true],
  ['зʼяз', "З'язати", '', true],
  // The other layout was on.
  ['cnhsxrf', 'Стрічка', '', true],
  ['аууе', 'Feed', '', false],
  ['аууві', 'Feeds', '', true],
] as const)
  test(`“${typed}” ${isFound ? 'finds' : 'does not find'} “${name}”`, () => strictEqual(finds(typed, name, also), isFound))

test('a word that begins with what was typed comes before one that contains it, and a name before its other words', () => {
  strictEqual(rateMatch('list', 'List') > rateMatch('list', 'Numbered list'), true)
  strictEqual(rateMatch('list', 'Numbered list') > rateMatch('list', 'Checklists'), true)
  strictEqual(rateMatch('list', 'Checklist') > rateMatch('list', 'Points', 'checklist'), true)
})
