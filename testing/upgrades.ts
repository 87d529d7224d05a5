import type { Wanted } from './fill-tables.ts'

/** The folder of the kept newsrooms: backups, one for each release. */
export const keptUpgrades = 'testing/upgrades'

/** What the constraints of some tables want. A new table may need a line here; scripts/keep-upgrade.ts says which. */
export const wantedValues: Wanted = {
  draft_steps: {
    version: '1',
    from_version: '0',
    steps: `'[{"stepType":"replace","from":1,"to":1}]'`,
    undo: `'[{"stepType":"replace","from":1,"to":1}]'`,
  },
  schedules: {
    article_id: '(select article_id from draft_versions where number = 1 limit 1)',
    prepared_version: '1',
    wall_time: "'2026-01-01T06:00'",
  },
}
