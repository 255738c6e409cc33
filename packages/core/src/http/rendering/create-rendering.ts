import { readMonotonicMs } from '../../foundation/monotonic-clock.ts'
import { createSecretBox } from '../../foundation/secret-box.ts'
import { SharedFlights } from '../../foundation/shared-flights.ts'
import { createAdmissionGate } from '../admission/admission-gate.ts'
import type { HttpTools } from '../http-tools.ts'
import type { DrawnImage } from './drawn-image.ts'
import { describeEngine, readEngine } from './engine-build.ts'
import { createImageShelf } from './image-shelf.ts'
import { createRenderWorker } from './render-worker.ts'
import type { Rendering } from './rendering.ts'
import { createSensitiveOrders } from './sensitive-orders.ts'
import { createTemplateShelf } from './template-shelf.ts'
import { createUrlShelf } from './url-shelf.ts'
import { createUsageCounter } from './usage-counter.ts'

type RenderingTools = Pick<
  HttpTools,
  'stores' | 'limits' | 'clock' | 'logger' | 'background' | 'renderer' | 'options' | 'metrics'
>

export function createRendering(tools: RenderingTools): Rendering {
  const { stores, limits, clock, logger, background, renderer, metrics } = tools
  const { secret, admission } = tools.options
  const rendering = {
    templates: createTemplateShelf(stores.templates, limits),
    images: createImageShelf({ cache: stores.images, clock, logger }),
    urls: createUrlShelf(),
    admission: createAdmissionGate({
      ...admission,
      now: readMonotonicMs,
      readRss: process.memoryUsage.rss,
      onRefusal: (reason) => metrics?.countRefusal(reason),
      onBegin: (waitedMs) => metrics?.observeWait(waitedMs / 1000),
    }),
    usage: createUsageCounter({ renders: stores.renders, background, clock }),
    sensitive: createSensitiveOrders(
      secret === undefined ? undefined : createSecretBox({ secret, purpose: 'sensitive-order' }),
    ),
    flights: new SharedFlights<DrawnImage>(),
    versions: readEngine(),
    engine: describeEngine(renderer.describeFonts()),
  }
  return { ...rendering, worker: createRenderWorker({ ...tools, rendering }) }
}
