import type { Edition } from '#components/reader/edition.ts'
import type { PaperAttachment } from '#newsroom/attachments/attachment-for.ts'
import type { RelatedCard } from '#newsroom/paper/published-by-slug.ts'
import type { PaperPicture } from '#newsroom/paper/story-card.ts'

/** What the nodes of a text may need besides their attributes. */
export type Surroundings = { edition: Edition; pictures: PaperPicture[]; attachments: PaperAttachment[]; related: RelatedCard[] }
