/** Of each story that was left in this tab: the last words that are still on their way, and the version that the server had after them. */
const onTheWay = new Map<string, Promise<unknown>>()
const versions = new Map<string, number>()

/** A story is left; `sent` answers its version once what was unsaved has gone out, or could not. */
export function addPendingSave(articleId: string, sent: Promise<number>): void {
  const noted = sent
    .then((version) => void versions.set(articleId, version))
    .finally(() => {
      if (onTheWay.get(articleId) === noted) onTheWay.delete(articleId)
    })
  onTheWay.set(articleId, noted)
}

export const isSavePending = (articleId: string): boolean => onTheWay.has(articleId)
/** Resolves when the story's last words have arrived, or are given up. */
export const waitForSave = async (articleId: string): Promise<void> => void (await onTheWay.get(articleId))
export const lastSavedVersion = (articleId: string): number => versions.get(articleId) ?? 0
