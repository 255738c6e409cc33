import { CARD_NAMES } from '../../card/card.ts'
import type { Comparison } from '../../compare/comparison.ts'
import type { Results } from '../../measured/results.ts'
import { writeComparisonPlot } from './comparison-plot.ts'
import { writeGrowthPlot } from './growth-plot.ts'

/** The plots of a release, by the names of their files in `docs/images/performance`. */
export function writePlots({ comparisons, scaling }: Results): Readonly<Record<string, string>> {
  const find = (card: Comparison['card'], format: Comparison['format']) =>
    comparisons.filter((row) => row.card === card && row.format === format && row.atOnce === 1)
  const isEngine = ({ engine }: Comparison) => engine !== 'encoder alone'
  return {
    'cards.svg': writeComparisonPlot(
      'Bars: median time of one PNG, by engine, for the three cards',
      CARD_NAMES.map((card) => ({
        title: `${CARD_TITLES[card]}, PNG`,
        rows: find(card, 'png').filter(isEngine),
      })),
    ),
    'formats.svg': writeComparisonPlot(
      'Bars: median time of one JPEG and one WebP of the photo card, by engine',
      [
        { title: 'Photo card, JPEG at quality 90', rows: find('photo', 'jpeg') },
        {
          title: 'Photo card, WebP, each engine at the quality that gives equal bytes',
          rows: find('photo', 'webp equal'),
        },
      ],
    ),
    'growth.svg': writeGrowthPlot(
      'Five small plots: the cost of a PNG against canvas, layers, nodes, text and images, with straight lines',
      scaling,
    ),
  }
}

const CARD_TITLES = {
  photo: 'Photo card, new texts',
  gradient: 'Gradient card, new texts',
  'new photos': 'New photo and new avatar too',
} as const
