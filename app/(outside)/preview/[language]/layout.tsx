import ReaderLayout from '#app/(reader)/[language]/layout.tsx'

/** A preview is rendered for one request, and nothing keeps it. It looks like a readers' page. */
export const dynamic = 'force-dynamic'

export default ReaderLayout
