import { ImagePlus } from 'lucide-react'
import { FileTrigger } from 'react-aria-components'
import { Button } from '#components/ui/button.tsx'
import { useWords } from '#words'
import { acceptedTypes } from './accepted-types.ts'

/** Chooses one or several files of this device: pictures, unless others are `accepted`. */
export function UploadButton({
  onFiles,
  accepted = acceptedTypes,
}: {
  onFiles: (files: Iterable<File>) => void
  accepted?: readonly string[]
}) {
  const say = useWords()
  return (
    <FileTrigger acceptedFileTypes={accepted} allowsMultiple onSelect={(files) => files && onFiles(files)}>
      <Button tone="primary">
        <ImagePlus size={15} aria-hidden="true" /> {say('media.upload')}
      </Button>
    </FileTrigger>
  )
}
