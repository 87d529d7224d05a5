import type { PictureFacts } from '#db/schema/media.ts'
import type { PictureKey } from './pictures.ts'

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** Pictures of the demo that came from elsewhere: one whose rights soon run out, one that asks first, and some that say where they were taken. */
export const demoRights: Partial<Record<PictureKey, Partial<PictureFacts>>> = {
  ferry: {
    ...{ rightsHolder: 'Harbour Wire', licence: 'Subscription', terms: 'Editorial use only. Not for covers.', rightsEnd: day(12) },
    ...{ place: 'Odesa, Ukraine', takenOn: day(-200) },
  },
  storks: { rightsHolder: 'Nora Lind', licence: 'One use', askFirst: true, place: 'Polissia, Ukraine' },
  carpathians: { licence: 'CC BY 4.0', place: 'Yaremche, Ukraine', takenOn: day(-400) },
  harbour: { place: 'Odesa, Ukraine' },
}
