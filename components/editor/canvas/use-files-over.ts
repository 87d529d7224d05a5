import { useEffect, useState } from 'react'

/**
 * Whether files are being dragged over the page. A file that is dropped outside a drop target does nothing: by default the browser would
 * open it in place of the story.
 */
export function useFilesOver(): boolean {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      if (!bringsFiles(event)) return
      setOver(true)
      if (event.defaultPrevented || !event.dataTransfer) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'none'
    }
    const drop = (event: DragEvent) => {
      setOver(false)
      if (bringsFiles(event)) event.preventDefault()
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false) // left the window
    }
    window.addEventListener('dragover', onDragOver)
    window.addEventListener('drop', drop)
    window.addEventListener('dragleave', leave)
    return () => {
      window.removeEventListener('dragover', onDragOver)
      window.removeEventListener('drop', drop)
      window.removeEventListener('dragleave', leave)
    }
  }, [])
  return isOver
}

const bringsFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false
