/** The cards that every engine draws. */
export const CARD_NAMES = ['photo', 'gradient', 'new photos'] as const
export type CardName = (typeof CARD_NAMES)[number]

/** Where everything is: a background, badge, logo, avatar and three texts. */
export const CARD = {
  width: 1200,
  height: 630,
  /** Behind the texts of the cards with a photo, from left to right. */
  overlay: ['rgba(15, 23, 42, 0.88)', 'rgba(15, 23, 42, 0.35)'],
  /** The background of the card without a photo, at 135 degrees. */
  gradient: ['#1e3a8a', '#7c3aed'],
  badge: {
    x: 64,
    y: 64,
    width: 176,
    height: 44,
    fill: '#f59e0b',
    ink: '#111827',
    size: 20,
    text: 'ENGINEERING',
  },
  logo: { x: 976, y: 62, width: 160, height: 48 },
  title: { x: 64, y: 170, width: 1072, size: 64, lineHeight: 76, ink: '#ffffff' },
  subtitle: { x: 64, y: 340, width: 1072, size: 28, lineHeight: 38, ink: '#cbd5e1' },
  avatar: { x: 64, y: 480, side: 96 },
  footer: { x: 184, y: 514, width: 952, size: 22, lineHeight: 30, ink: '#e2e8f0' },
} as const
