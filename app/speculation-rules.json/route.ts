import { forMachines } from '#app/for-machines.ts'

export const dynamic = 'force-dynamic'

/**
 * Speculation Rules (WICG), named by a header so that no inline script is needed: a story is fetched when somebody is about to
 * open it. "moderate" waits for a hand on the link; browsers that save data do not follow it at all.
 */
export function GET(): Response {
  const stories = {
    where: {
      and: [
        { href_matches: '/*' },
        { not: { href_matches: '/desk/*' } },
        { not: { href_matches: '/media/*' } },
        { not: { href_matches: '/search*' } },
      ],
    },
    eagerness: 'moderate',
  }
  return forMachines(JSON.stringify({ prefetch: [stories] }), 'application/speculationrules+json')
}
