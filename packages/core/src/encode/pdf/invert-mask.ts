import type { Rect } from '../../foundation/geometry.ts'
import type { PdfFile } from './pdf-file.ts'
import type { PdfResources } from './pdf-resources.ts'
import { type SoftMask, writeState } from './write-state.ts'
import { writeNumbers } from './write-value.ts'

/**
 * The mask that shows within `area`, points, what another hides: white, and black as far as the other
 * shows. A transfer function would say the same, but MuPDF knows none.
 */
export async function invertMask(
  mask: SoftMask,
  area: Rect,
  { file, resources }: { readonly file: PdfFile; readonly resources: PdfResources },
): Promise<SoftMask> {
  const { x, y, width, height } = area
  const box = `${writeNumbers([x, y, width, height])} re\nf\n`
  const content = `1 g\n${box}${writeState({ softMask: mask }, resources)}0 g\n${box}`
  const group = await file.addStream(
    {
      Type: '/XObject',
      Subtype: '/Form',
      BBox: `[${writeNumbers([x, y, x + width, y + height])}]`,
      Group: '<< /Type /Group /S /Transparency /CS /DeviceGray /I true >>',
      Resources: String(resources.reference),
    },
    { bytes: Buffer.from(content, 'latin1') },
  )
  return { group, by: 'Luminosity' }
}
