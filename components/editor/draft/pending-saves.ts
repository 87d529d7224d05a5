/** By story that was left in this tab: the save that is still running, and the version on the server after it. */
const onTheWay = new Map<string, Promise<unknown>>()
const versions = new Map<string, number>()

/** Registers the last save of a story that is being left. `sent` resolves to the server's version when the save has ended or failed. */
export function addPendingSave(articleId: string, sent: Promise<number>): void {
  const noted = sent
    .then((version) => void versions.set(articleId, version))
    .finally(() => {
      if (onTheWay.get(articleId) === noted) onTheWay.delete(articleId)
    })
  onTheWay.set(articleId, noted)
}

export const isSavePending = (articleId: string): boolean => onTheWay.has(articleId)
/** Resolves when the story's last save has ended or failed. */
export const waitForSave = async (articleId: string): Promise<void> => void (await onTheWay.get(articleId))
export const lastSavedVersion = (articleId: string): number => versions.get(articleId) ?? 0
