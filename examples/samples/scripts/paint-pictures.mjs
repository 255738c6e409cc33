// Made assets/portrait.jpg and assets/mug.webp from the drawings beside it. `node scripts/paint-pictures.mjs`
import sharp from 'sharp'

const at = (path) => new URL(path, import.meta.url).pathname
await sharp(at('portrait.svg'))
  .resize(640, 640)
  .flatten()
  .jpeg({ quality: 84, mozjpeg: true })
  .toFile(at('../assets/portrait.jpg'))
await sharp(at('mug.svg'))
  .resize(900, 900)
  .webp({ quality: 88, alphaQuality: 95 })
  .toFile(at('../assets/mug.webp'))
