import type { Language } from './languages.ts'

/** The most bytes of a file that is imported in the desk; a larger one is imported on the command line. */
export const largestImport = 2_000_000_000
/** The bytes of one piece of an upload: less than the edge lets through (services/edge/pass.ts). */
export const pieceBytes = 3_000_000

/**
 * uploading: its pieces arrive. looking: the worker finds out what it is. ready: it can be tried or imported. waiting, running: the worker
 * does so. stopped: by somebody, and it can go on. done; failed: it cannot be read, or the import broke off.
 */
export const importStates = ['uploading', 'looking', 'ready', 'waiting', 'running', 'stopped', 'done', 'failed'] as const
export type ImportState = (typeof importStates)[number]

/** look: find out what it is. trial: read everything, write nothing. */
export const importModes = ['look', 'trial', 'import'] as const
export type ImportMode = (typeof importModes)[number]

/** As on the command line: `galley import --as … --language … --site … --fetch-pictures`. */
export type ImportChoices = { as: 'draft' | 'published'; language: Language; site: string | null; fetchPictures: boolean }
/** What became of a story of the file. */
export const importResults = ['imported', 'unchanged', 'skipped', 'failed', 'withdrawn'] as const
export type ImportCounts = { imported: number; unchanged: number; skipped: number; failed: number; withdrawn: number }
export type LossCount = { kind: string; count: number }

export const noCounts: ImportCounts = { imported: 0, unchanged: 0, skipped: 0, failed: 0, withdrawn: 0 }
/** While it is in one of these, the worker has it. */
export const isUnderway = (state: ImportState): boolean => state === 'looking' || state === 'waiting' || state === 'running'

/** What a file can be. */
export const fileKinds = ['archive', 'ninjs', 'ghost', 'wordpress', 'newsml', 'nitf', 'feed', 'substack', 'medium'] as const
export type FileKind = (typeof fileKinds)[number]
export const isFileKind = (name: string | null): name is FileKind => fileKinds.some((kind) => kind === name)
