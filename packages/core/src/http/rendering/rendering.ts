import type { SharedFlights } from '../../foundation/shared-flights.ts'
import type { AdmissionGate } from '../admission/admission-gate.ts'
import type { DrawnImage } from './drawn-image.ts'
import type { EngineVersions } from './engine-build.ts'
import type { ImageShelf } from './image-shelf.ts'
import type { SensitiveOrders } from './sensitive-orders.ts'
import type { TemplateShelf } from './template-shelf.ts'
import type { UrlShelf } from './url-shelf.ts'
import type { UsageCounter } from './usage-counter.ts'

/** What the routes that render share, and keep warm between requests. */
export interface Rendering {
  readonly templates: TemplateShelf
  readonly images: ImageShelf
  readonly urls: UrlShelf
  readonly admission: AdmissionGate
  readonly usage: UsageCounter
  readonly sensitive: SensitiveOrders
  /** Images that are being made: equal requests wait for one render. */
  readonly flights: SharedFlights<DrawnImage>
  /** See `readEngine`. */
  readonly versions: EngineVersions
  /** See `describeEngine`. */
  readonly engine: string
  /** Draws what was accepted for later. */
  readonly worker: RenderWorker
}

/** Draws what was accepted to be drawn later, in this process. */
export interface RenderWorker {
  start(): void
  /** Ends the drawing of a render that was cancelled. */
  cancel(id: string): void
  /** Takes no more, and waits for what is being drawn. */
  finish(): Promise<void>
  /** Gives back what is not drawn yet, for another process or another day. */
  stop(): Promise<void>
}
