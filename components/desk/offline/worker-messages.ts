/** What the desk's pages tell its service worker (worker.ts). */
export type ToWorker =
  /** Who is signed in; what is kept for anybody else is deleted. `noNetwork` is the page that is shown where a page needs the network. */
  | { kind: 'person'; id: string | null; noNetwork: string }
  /** Keeps a page and its files, so that it opens without a network; not one that was kept less than `isFreshFor` milliseconds ago. */
  | { kind: 'keep'; personId: string; path: string; files: string[]; isFreshFor?: number }

/** The page of a new story; it also opens stories that were begun on this device and that the newsroom does not have yet. */
export const newStoryPath = '/desk/articles/new'
export const workerPath = '/desk/worker.js'
export const workerScope = '/desk'
