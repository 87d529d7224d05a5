import { documentKinds } from './kinds.ts'

/** Opens the dialog of this device for files, by default for documents. It must follow a press: browsers open no dialog by themselves. */
export function chooseFiles(take: (files: File[]) => void, kinds: readonly string[] = documentKinds): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = kinds.join(',')
  input.hidden = true
  const remove = () => input.remove()
  input.addEventListener('cancel', remove)
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])]
    remove()
    if (files.length > 0) take(files)
  })
  document.body.append(input) // Safari forgets one that is in no page
  input.click()
}
