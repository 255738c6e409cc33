export { comparePixels, type PixelComparison } from './compare-pixels.ts'
export { type RawImage, readRawImage } from './raw-image.ts'
export { useGoldens } from './use-goldens.ts'
