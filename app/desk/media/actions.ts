'use server'
import { action } from '#app/action.ts'
import { replacePictureInput } from '#newsroom/articles/input.ts'
import { replacePicture } from '#newsroom/articles/replace-picture.ts'
import { deleteAttachment } from '#newsroom/attachments/delete-attachment.ts'
import { describeAttachment } from '#newsroom/attachments/describe-attachment.ts'
import { describeManyFiles } from '#newsroom/attachments/describe-many-files.ts'
import { attachmentInput, describeAttachmentInput, describeManyFilesInput } from '#newsroom/attachments/input.ts'
import { restoreAttachment } from '#newsroom/attachments/restore-attachment.ts'
import { cropPicture } from '#newsroom/media/crop-picture.ts'
import { deletePicture } from '#newsroom/media/delete-picture.ts'
import { describeMany } from '#newsroom/media/describe-many.ts'
import { describePicture } from '#newsroom/media/describe-picture.ts'
import { cropInput, describeInput, describeManyInput, pictureInput } from '#newsroom/media/input.ts'
import { restorePicture } from '#newsroom/media/restore-picture.ts'

export const describeAction = action(describeInput, describePicture)
export const describeManyAction = action(describeManyInput, describeMany)
export const cropAction = action(cropInput, cropPicture)
export const replacePictureAction = action(replacePictureInput, replacePicture)
export const deletePictureAction = action(pictureInput, deletePicture)
export const restorePictureAction = action(pictureInput, restorePicture)
export const describeAttachmentAction = action(describeAttachmentInput, describeAttachment)
export const describeManyFilesAction = action(describeManyFilesInput, describeManyFiles)
export const deleteAttachmentAction = action(attachmentInput, deleteAttachment)
export const restoreAttachmentAction = action(attachmentInput, restoreAttachment)
