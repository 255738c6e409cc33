import { availableParallelism } from 'node:os'
import { SharedFlights } from '../../assets/shared-flights.ts'
import { createSecretBox } from '../../foundation/secret-box.ts'
import type { HttpTools } from '../http-tools.ts'
import { createAdmission } from './admission.ts'
import type { DrawnImage } from './drawn-image.ts'
import { describeEngine, readEngine } from './engine-build.ts'
import { createImageShelf } from './image-shelf.ts'
import { createRenderWorker } from './render-worker.ts'
import type { Rendering } from './rendering.ts'
import { createSensitiveOrders } from './sensitive-orders.ts'
import { createTemplateShelf } from './template-shelf.ts'
import { createUrlShelf } from './url-shelf.ts'
import { createUsageCounter } from './usage-counter.ts'

/** Renders that may wait for their turn; the last of them waits a few seconds. */
const MAX_WAITING = 200

type RenderingTools = Pick<
  HttpTools,
  'stores' | 'limits' | 'clock' | 'logger' | 'background' | 'renderer'
>

/** @param secret Encrypts what may not be kept as it is. */
export function createRendering(tools: RenderingTools, secret: string | undefined): Rendering {
  const { stores, limits, clock, logger, background, renderer } = tools
  const rendering = {
    templates: createTemplateShelf(stores.templates, limits),
    images: createImageShelf({ cache: stores.images, clock, logger }),
    urls: createUrlShelf(),
    admission: createAdmission({ atOnce: availableParallelism(), waiting: MAX_WAITING }),
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
