import { ImagePlus } from 'lucide-react'
import { FileTrigger } from 'react-aria-components'
import { Button } from '#components/ui/button.tsx'
import { useWords } from '#words'
import { acceptedTypes } from './accepted-types.ts'

/** Chooses one or several picture files of this device. */
export function UploadButton({ onFiles }: { onFiles: (files: Iterable<File>) => void }) {
  const say = useWords()
  return (
    <FileTrigger acceptedFileTypes={acceptedTypes} allowsMultiple onSelect={(files) => files && onFiles(files)}>
      <Button tone="primary">
        <ImagePlus size={15} aria-hidden="true" /> {say('media.upload')}
      </Button>
    </FileTrigger>
  )
}
