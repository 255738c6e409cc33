// Made assets/landscape.jpg: mountain ridges at dusk, computed from value noise. `node scripts/paint-landscape.mjs`
import sharp from 'sharp'

const width = 1600
const height = 900

/** Deterministic hash to 0..1. */
function hash(x, y) {
  let h = Math.imul(x, 374761393) + Math.imul(y, 668265263)
  h = Math.imul(h ^ (h >>> 13), 1274126177)
  return ((h ^ (h >>> 16)) >>> 0) / 4294967295
}
const smooth = (t) => t * t * (3 - 2 * t)
const mix = (a, b, t) => a + (b - a) * t
function noise(x, y) {
  const xi = Math.floor(x)
  const yi = Math.floor(y)
  const u = smooth(x - xi)
  const v = smooth(y - yi)
  return mix(
    mix(hash(xi, yi), hash(xi + 1, yi), u),
    mix(hash(xi, yi + 1), hash(xi + 1, yi + 1), u),
    v,
  )
}
function fractal(x, y, octaves) {
  let sum = 0
  let amplitude = 0.5
  for (let octave = 0; octave < octaves; octave++) {
    sum += amplitude * noise(x * 2 ** octave, y * 2 ** octave + octave * 17)
    amplitude /= 2
  }
  return sum
}
const mixColor = (a, b, t) => a.map((channel, index) => mix(channel, b[index], t))

const SKY = [
  [0, [24, 32, 74]],
  [0.34, [92, 70, 132]],
  [0.58, [226, 122, 110]],
  [0.72, [255, 190, 120]],
  [1, [255, 224, 170]],
]
function sky(t) {
  for (let index = 1; index < SKY.length; index++) {
    const [end, color] = SKY[index]
    const [start, before] = SKY[index - 1]
    if (t <= end) return mixColor(before, color, (t - start) / (end - start))
  }
  return SKY.at(-1)[1]
}

const ridges = Array.from({ length: 6 }, (_, index) => {
  const near = index / 5
  const base = mix(0.53, 0.93, near ** 1.15)
  const relief = mix(0.16, 0.24, near)
  const line = new Float32Array(width)
  for (let x = 0; x < width; x++) {
    const u = (x / width) * mix(2.2, 4.2, near) + index * 31.7
    const peak = 1 - Math.abs(2 * fractal(u, index * 9.1, 7) - 1)
    line[x] = (base - relief * (peak - 0.62)) * height
  }
  return { line, color: mixColor([196, 126, 140], [15, 18, 40], near ** 0.8), near }
})

const sun = { x: 0.68 * width, y: 0.5 * height, r: 46 }
const pixels = Buffer.alloc(width * height * 3)
for (let y = 0; y < height; y++) {
  for (let x = 0; x < width; x++) {
    let color = sky(y / height / 0.78)
    const cloud = fractal(x / 420 + 3, y / 70, 6)
    const streak = Math.max(0, cloud - 0.5) * 2.6 * Math.max(0, 1 - y / (0.62 * height))
    color = mixColor(color, [255, 176, 150], Math.min(0.6, streak))
    const distance = Math.hypot(x - sun.x, y - sun.y)
    color = mixColor(color, [255, 236, 200], Math.exp(-distance / 130) * 0.85)
    if (distance < sun.r) color = mixColor(color, [255, 250, 232], Math.min(1, sun.r - distance))
    for (const { line, color: rock, near } of ridges) {
      const depth = y - line[x]
      if (depth <= 0) continue
      const edge = Math.min(1, depth)
      const haze = Math.min(1, depth / mix(140, 300, near))
      const shade = 0.9 + 0.2 * fractal(x / 46, y / 30 + near * 50, 5)
      const lit = mixColor(rock, [250, 170, 132], 0.34 * (1 - near) * (1 - haze))
      color = mixColor(
        color,
        mixColor(lit, rock, haze).map((channel) => channel * shade),
        edge,
      )
    }
    const grain = (hash(x * 3 + 1, y * 5 + 2) - 0.5) * 5
    for (let channel = 0; channel < 3; channel++) {
      pixels[(y * width + x) * 3 + channel] = Math.max(0, Math.min(255, color[channel] + grain))
    }
  }
}
await sharp(pixels, { raw: { width, height, channels: 3 } })
  .jpeg({ quality: 80, mozjpeg: true })
  .toFile(new URL('../assets/landscape.jpg', import.meta.url).pathname)
