import { Select } from '#components/ui/select.tsx'
import { languageFacts } from '#lib/languages.ts'
import { publishedLanguages } from '#lib/publication.ts'
import { useWords } from '#words'
import type { DetailsOnScreen } from './changes/use-details.ts'
import { DetailField } from './detail-field.tsx'
import { HeadlineLengths } from './headline-lengths.tsx'
import { SearchPreview } from './search-preview.tsx'

/** Where readers and search engines find the story, and what they see of it there. `text` is the story as it was saved last. */
export function AddressFields({
  state: { details, change, type },
  text,
}: {
  state: Pick<DetailsOnScreen, 'details' | 'change' | 'type'>
  text: { headline: string; dek: string }
}) {
  const say = useWords()
  const { language } = details
  return (
    <>
      <div data-detail="slug">
        <DetailField
          label={say('editor.slug')}
          value={details.slug ?? ''}
          longest={120}
          hint={say(details.firstPublishedAt ? 'editor.slugPublished' : 'editor.slugFollows')}
          onSave={(slug) => change({ slug: slug || null })}
          onType={(slug) => type({ slug: slug || null })}
        />
      </div>
      <div data-detail="language">
        <Select
          label={say('editor.language')}
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
        label={say('workflow.part-seoTitle')}
        value={details.seoTitle}
        placeholder={text.headline}
        longest={200}
        onSave={(seoTitle) => change({ seoTitle })}
        onType={(seoTitle) => type({ seoTitle })}
      />
      <DetailField
        label={say('workflow.part-seoDescription')}
        value={details.seoDescription}
        placeholder={text.dek}
        rows={3}
        longest={500}
        onSave={(seoDescription) => change({ seoDescription })}
        onType={(seoDescription) => type({ seoDescription })}
      />
      <HeadlineLengths headline={text.headline} searchTitle={details.seoTitle} language={language} hasPicture={details.hero !== null} />
      <SearchPreview
        title={details.seoTitle || text.headline}
        description={details.seoDescription || text.dek}
        language={language}
        slug={details.slug}
      />
    </>
  )
}
