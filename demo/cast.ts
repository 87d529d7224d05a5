/** Whom the demo newsroom signs in as. None of them has a password: one-time links alone let them in. */
export const demoPeople = {
  journalist: { email: 'daryna@crossing.example', name: 'Daryna Sokil', role: 'journalist' },
  editor: { email: 'pavlo@crossing.example', name: 'Pavlo Hnatiuk', role: 'editor' },
  admin: { email: 'larysa@crossing.example', name: 'Larysa Vyshniak', role: 'admin' },
} as const
