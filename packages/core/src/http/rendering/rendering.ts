import { availableParallelism } from 'node:os'
import { SharedFlights } from '../../assets/shared-flights.ts'
import type { HttpTools } from '../http-tools.ts'
import { type Admission, createAdmission } from './admission.ts'
import type { DrawnImage } from './draw-order.ts'
import { describeEngine } from './engine-build.ts'
import { createImageShelf, type ImageShelf } from './image-shelf.ts'
import { createRenderWorker, type RenderWorker } from './render-worker.ts'
import { createTemplateShelf, type TemplateShelf } from './template-shelf.ts'
import { createUsageCounter, type UsageCounter } from './usage-counter.ts'

/** What the routes that render share, and keep warm between requests. */
export interface Rendering {
  readonly templates: TemplateShelf
  readonly images: ImageShelf
  readonly admission: Admission
  readonly usage: UsageCounter
  /** Images that are being made: equal requests wait for one render. */
  readonly flights: SharedFlights<DrawnImage>
  /** See `describeEngine`. */
  readonly engine: string
  /** Draws what was accepted for later. */
  readonly worker: RenderWorker
}

/** Renders that may wait for their turn; the last of them waits a few seconds. */
const MAX_WAITING = 200

export function createRendering(
  tools: Pick<HttpTools, 'stores' | 'limits' | 'clock' | 'logger' | 'background' | 'renderer'>,
): Rendering {
  const { stores, limits, clock, logger, background, renderer } = tools
  const rendering = {
    templates: createTemplateShelf(stores.templates, limits),
    images: createImageShelf({ cache: stores.images, clock, logger }),
    admission: createAdmission({ atOnce: availableParallelism(), waiting: MAX_WAITING }),
    usage: createUsageCounter({ renders: stores.renders, background, clock }),
    flights: new SharedFlights<DrawnImage>(),
    engine: describeEngine(renderer.describeFonts()),
  }
  return { ...rendering, worker: createRenderWorker({ ...tools, rendering }) }
}
