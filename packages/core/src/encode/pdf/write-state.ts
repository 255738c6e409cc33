import { type GroupBlend, nearestBlendMode } from '../../foundation/blend-mode.ts'
import { BLEND_MODE_NAMES } from './blend-mode-names.ts'
import type { PdfReference } from './pdf-file.ts'
import type { PdfResources } from './pdf-resources.ts'
import { writeDictionary, writeNumber } from './write-value.ts'

/** How all that follows is mixed with what lies under it. */
export interface GraphicsState {
  /** 0..1; 1, the initial value, when absent. */
  readonly opacity?: number
  readonly blend?: GroupBlend
  readonly softMask?: SoftMask
}

/** ISO 32000-1, 11.6.5.3: shows as much as the luminosity or the alpha of a group says. */
export interface SoftMask {
  readonly group: PdfReference
  readonly by: 'Luminosity' | 'Alpha'
}

/** The operator that sets a state; nothing when it is the initial one. */
export function writeState(
  { opacity = 1, blend = 'normal', softMask }: GraphicsState,
  resources: PdfResources,
): string {
  const alpha = opacity < 1 ? writeNumber(Math.max(0, opacity), 5) : undefined
  const mode = nearestBlendMode(blend)
  const entries = {
    ca: alpha,
    CA: alpha,
    BM: mode === 'normal' ? undefined : BLEND_MODE_NAMES[mode],
    SMask: softMask && `<< /Type /Mask /S /${softMask.by} /G ${softMask.group} >>`,
  }
  if (Object.values(entries).every((entry) => entry === undefined)) return ''
  const state = writeDictionary({ Type: '/ExtGState', ...entries })
  return `/${resources.name('ExtGState', state)} gs\n`
}
