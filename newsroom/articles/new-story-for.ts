import { eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { authors } from '#db/schema/taxonomy.ts'
import type { Language } from '#lib/languages.ts'
import { localize } from '#lib/publication.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { emptyDocument } from './document.ts'
import type { DraftFor } from './draft-for.ts'

/** A story of this person that is not created yet, without an id: what start-article.ts would make, for a device without a network. */
export async function newStoryFor(person: Person, language: Language): Promise<DraftFor> {
  authorise(person, 'write a story')
  const found = await database()
    .select({ id: authors.id, slug: authors.slug, name: authors.name })
    .from(authors)
    .where(eq(authors.personId, person.id))
  return {
    id: '',
    language,
    stage: 'draft',
    version: 1,
    slug: null,
    sectionId: null,
    section: null,
    hero: null,
    breaking: false,
    seoTitle: '',
    seoDescription: '',
    twinGroup: null,
    submittedAt: null,
    note: null,
    firstPublishedAt: null,
    embargo: null,
    createdBy: person.name,
    editor: null,
    deadline: null,
    liveSlug: null,
    guestMay: null,
    mine: true,
    made: true,
    draft: { version: 1, headline: '', dek: '', body: emptyDocument, suggested: null, savedAt: new Date(), savedBy: person.name },
    bylines: found.slice(0, 1).map((author) => ({ ...author, name: localize(author.name, language) })),
    topics: [],
    sharedWith: [],
    suggestOnly: false,
    suggestAsGuest: false,
    mustSuggest: false,
    sections: [],
    suggestions: [],
    twins: [],
    publications: [],
    steps: { takenDown: null, sentBack: null, submitted: null },
    lastWriter: null,
    pictures: [],
    stories: [],
    attachments: [],
  }
}
