/** The accounts of the demo newsroom. They have no passwords, only one-time links. */
export const demoPeople = {
  journalist: { email: 'daryna@crossing.example', name: 'Daryna Sokil', role: 'journalist' },
  editor: { email: 'pavlo@crossing.example', name: 'Pavlo Hnatiuk', role: 'editor' },
  admin: { email: 'larysa@crossing.example', name: 'Larysa Vyshniak', role: 'admin' },
} as const
