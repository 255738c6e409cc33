import type { CardName } from './card.ts'
import { readAvatar, readPhoto } from './card-files.ts'
import { buildTexts, type CardTexts } from './card-texts.ts'
import { stampJpeg } from './stamp-jpeg.ts'

/** What is new in one render. */
export interface CardContent {
  readonly texts: CardTexts
  /** JPEG files that no cache has seen; of the card `new photos` alone. */
  readonly pictures?: CardPictures
}

export interface CardPictures {
  readonly photo: Uint8Array
  readonly avatar: Uint8Array
}

/** Builds contents by their index; every engine is given the same ones. */
export function createContentBuilder(card: CardName): (index: number) => CardContent {
  if (card !== 'new photos') return (index) => ({ texts: buildTexts(index) })
  const [photo, avatar] = [readPhoto(), readAvatar()]
  return (index) => ({
    texts: buildTexts(index),
    pictures: { photo: stampJpeg(photo, index), avatar: stampJpeg(avatar, index) },
  })
}
