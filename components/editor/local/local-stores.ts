import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { BegunStory, KeptBase, KeptDetail, KeptSteps, KeptStory, KeptText, SetAside } from './kept.ts'

type ByStory = { story: [articleId: string, personId: string] }

interface Stores extends DBSchema {
  steps: { key: string; value: KeptSteps; indexes: ByStory }
  /** The documents that they begin with. */
  bases: { key: string; value: KeptBase; indexes: ByStory }
  /** As an older Galley kept a text: whole. */
  unsent: { key: string; value: KeptText; indexes: ByStory }
  /** Texts that have no place in the story, until somebody deletes them. */
  aside: { key: string; value: SetAside; indexes: ByStory }
  /** Changes of details that the newsroom may not have. */
  details: { key: string; value: KeptDetail; indexes: ByStory }
  /** The newsroom's texts, for opening a story without a network. */
  stories: { key: string; value: KeptStory; indexes: ByStory }
  begun: { key: string; value: BegunStory; indexes: ByStory }
}

let opened: Promise<IDBPDatabase<Stores>> | undefined

/** What this device keeps for the desk (IndexedDB). */
export const localStores = (): Promise<IDBPDatabase<Stores>> =>
  (opened ??= openDB<Stores>('galley-desk', 5, {
    upgrade(db, before) {
      const create = (name: 'steps' | 'bases' | 'unsent' | 'aside' | 'details' | 'stories' | 'begun', keyPath: 'key' | 'id') =>
        db.createObjectStore(name, { keyPath }).createIndex('story', ['articleId', 'personId'])
      if (before < 1) create('unsent', 'key')
      if (before < 1) create('aside', 'id')
      if (before < 2) create('steps', 'key')
      if (before < 3) create('details', 'key')
      if (before < 4) create('stories', 'key')
      if (before < 4) create('begun', 'key')
      if (before < 5) create('bases', 'key')
    },
    // Another tab has a newer Galley, or needs the upgrade: it is opened again with the next text.
    blocking(_current, _next, event) {
      ;(event.target as IDBDatabase).close() // the event's target is the connection
      opened = undefined
    },
    terminated: () => {
      opened = undefined
    },
  }).catch((error) => {
    opened = undefined
    throw error
  }))
