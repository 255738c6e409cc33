/** Stands for the emoji font of ours, which no Fontsource package is. */
export const EMOJI_PACKAGE = '@platen/emoji'

export type LineBreakScript = keyof typeof FAMILIES

/** Packages whose fonts draw each script, tried in order. */
export const FAMILIES = {
  Latin: ['noto-sans'],
  CJK: ['noto-sans-jp'],
  Arabic: ['noto-sans-arabic', 'noto-sans'],
  Hebrew: ['noto-sans-hebrew', 'noto-sans'],
  Devanagari: ['noto-sans-devanagari', 'noto-sans'],
  Thai: ['noto-sans-thai', 'noto-sans'],
  Greek: ['noto-sans'],
  Cyrillic: ['noto-sans'],
  Bengali: ['noto-sans-bengali', 'noto-sans'],
  Tamil: ['noto-sans-tamil', 'noto-sans'],
  Khmer: ['noto-sans-khmer', 'noto-sans'],
  Emoji: ['noto-sans', EMOJI_PACKAGE],
} as const
