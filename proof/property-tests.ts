import { globSync, readFileSync } from 'node:fs'

/** All test files with values drawn by chance: those that load fast-check. */
export const propertyTests = (): string[] =>
  globSync('{cli,components,db,lib,newsroom,proof,reader,services}/**/*.test.ts').filter((file) =>
    readFileSync(file, 'utf8').includes("from 'fast-check'"),
  )
