import { Select } from '#components/ui/select.tsx'
import { partNames } from '#components/workflow/change-words.ts'
import { languageFacts } from '#lib/languages.ts'
import { publishedLanguages } from '#lib/publication.ts'
import { DetailField } from './detail-field.tsx'
import { SearchPreview } from './search-preview.tsx'
import type { DetailsOnScreen } from './use-details.ts'

/** Where readers and search engines find the story, and what they see of it there. `text` is the story as it was saved last. */
export function AddressFields({
  state: { details, change },
  text,
}: {
  state: Pick<DetailsOnScreen, 'details' | 'change'>
  text: { headline: string; dek: string }
}) {
  const { language } = details
  return (
    <>
      <div data-detail="slug">
        <DetailField
          label="Slug"
          value={details.slug ?? ''}
          longest={120}
          hint={
            details.firstPublishedAt ? 'The old address will lead to the new one for good.' : 'It follows the headline until you change it.'
          }
          onSave={(slug) => change({ slug: slug || null })}
        />
      </div>
      <div data-detail="language">
        <Select
          label="Language"
          isDisabled={details.firstPublishedAt !== null}
          choices={[...new Set([...publishedLanguages(), language])].map((id) => ({ id, name: languageFacts[id].name }))}
          selectedKey={language}
          onSelectionChange={(key) => {
            const chosen = publishedLanguages().find((code) => code === key)
            if (chosen && chosen !== language) change({ language: chosen })
          }}
        />
      </div>
      <DetailField
        label={partNames.seoTitle}
        value={details.seoTitle}
        placeholder={text.headline}
        longest={200}
        onSave={(seoTitle) => change({ seoTitle })}
      />
      <DetailField
        label={partNames.seoDescription}
        value={details.seoDescription}
        placeholder={text.dek}
        rows={3}
        longest={500}
        onSave={(seoDescription) => change({ seoDescription })}
      />
      <SearchPreview
        title={details.seoTitle || text.headline}
        description={details.seoDescription || text.dek}
        language={language}
        slug={details.slug}
      />
    </>
  )
}
