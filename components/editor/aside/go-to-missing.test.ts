import { expect, test } from 'vitest'
import type { Missing } from '#newsroom/workflow/missing.ts'
import { isDetail } from './go-to-missing.ts'

test.each<[Missing, boolean]>([
  [{ what: 'headline' }, false],
  [{ what: 'body' }, false],
  [{ what: 'suggestions' }, false],
  [{ what: 'tk', count: 2 }, false],
  [{ what: 'tk-hero' }, true],
  [{ what: 'section' }, true],
  [{ what: 'byline' }, true],
  [{ what: 'slug' }, true],
  [{ what: 'slug-taken', slug: 'bridge' }, true],
  [{ what: 'alt', picture: 0 }, true],
  [{ what: 'credit', picture: 0 }, true],
  [{ what: 'alt', picture: 1 }, false],
  [{ what: 'credit', picture: 2 }, false],
  [{ what: 'map-name', map: 1 }, false],
  [{ what: 'point', pointId: '1', text: 'Shown' }, true],
])('%o is written among the details: %s', (missing, isAmongDetails) => {
  expect(isDetail(missing)).toBe(isAmongDetails)
})
