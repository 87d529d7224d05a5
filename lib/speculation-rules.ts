/**
 * Speculation Rules (WICG): a page of the paper is prefetched when it is likely to be opened; "moderate" waits for hovering, and browsers that
 * save data ignore them. The readers' module adds them to the page once it stands (reader/speculate.ts), and the edge allows them by their hash.
 */
export const speculationRules = JSON.stringify({
  prefetch: [
    {
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
    },
  ],
})
