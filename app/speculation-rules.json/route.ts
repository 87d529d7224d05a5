import { forMachines } from '#app/for-machines.ts'

export const dynamic = 'force-dynamic'

/**
 * Speculation Rules (WICG), named by a header so that no inline script is needed: a story is prefetched when it is likely to be opened.
 * "moderate" waits for hovering; browsers that save data ignore the rules.
 */
export function GET(): Response {
  const stories = {
    where: {
      and: [
        { href_matches: '/*' },
        { not: { href_matches: '/desk/*' } },
        { not: { href_matches: '/media/*' } },
        { not: { href_matches: '/search*' } },
        { not: { href_matches: '/:language/search*' } },
      ],
    },
    eagerness: 'moderate',
  }
  return forMachines(JSON.stringify({ prefetch: [stories] }), 'application/speculationrules+json')
}
