/**
 * Attacks that once succeeded against Galley (../shared/found/attack.md), by their row there, with the tests that now prevent them: those
 * of this folder and those next to their code. `npm run proof -- attack` runs them all, prints the rows that each covers, and fails when
 * one is missing.
 */
export type AttackRow = { row: number; what: string; tests: readonly (readonly [file: string, title: string])[] }

export const attackRows: readonly AttackRow[] = [
  {
    row: 1,
    what: 'a few hundred bytes hang web',
    tests: [
      ['newsroom/media/sniff.test.ts', 'a file that repeats "<!---->" is recognised at once'],
      ['proof/linear.test.ts', 'no regular expression can take more than linear time'],
      ['newsroom/media/examine.test.ts', 'a file that goes beyond its time is refused, and the next one is looked at'],
      ['services/up/alive.test.ts', 'a process that hangs is killed and restarted, and so is the next one'],
      ['proof/attack/desk.test.ts', 'an address of forty letters that matches no name blocks nobody'],
    ],
  },
  {
    row: 3,
    what: 'one address shuts the desk',
    tests: [
      [
        'proof/attack/desk.test.ts',
        '256 slow bodies of one address, and the desk answers others within two seconds, as do the readers’ pages',
      ],
    ],
  },
  {
    row: 4,
    what: 'one failed save stops saving',
    tests: [
      [
        'proof/attack/failed-save.test.ts',
        'after one failed request, thirty seconds of typing at five keys a second are saved as they come',
      ],
    ],
  },
  {
    row: 5,
    what: 'a hero is missing after publishing',
    tests: [
      [
        'services/edge/pages.test.ts',
        'a missing page appears with the change that publishes it, and a missing picture with the next request',
      ],
    ],
  },
  {
    row: 6,
    what: 'pages hang after Postgres was away',
    tests: [
      ['proof/attack/postgres-away.test.ts', 'a pool answers within two seconds after Postgres is back, though it has failed for three'],
      ['proof/attack/postgres-away.test.ts', 'while nobody answers at the address of Postgres, a question is refused within three seconds'],
    ],
  },
  {
    row: 7,
    what: 'a full disk ends everything',
    tests: [
      [
        'proof/attack/full-disk.test.ts',
        'on a full disk readers go on while worker and web are killed, and all is well when there is room again',
      ],
      ['proof/attack/full-disk.test.ts', 'a start on a full disk is refused in one sentence that says what to do'],
    ],
  },
  {
    row: 10,
    what: 'one item ends an import',
    tests: [['newsroom/import/import-files.test.ts', 'a broken item never ends an import, and each failure names its item']],
  },
  {
    row: 17,
    what: 'a body that is too large hangs the next request',
    tests: [
      ['services/edge/pass.test.ts', 'a body that is too large, sent counted, gets the complete response, and the connection closes'],
      ['services/edge/pass.test.ts', 'a body that is too large, sent chunked, gets the complete response, and the connection closes'],
    ],
  },
]
