/** An answer, complete but for what the connection itself adds. */
export interface HttpResponse {
  readonly status: number
  /** Names in lower case. `content-length` is set by `handle`. */
  readonly headers: HttpHeaders
  /** `undefined`: no body at all. */
  readonly body: Uint8Array | string | undefined
}

export type HttpHeaders = Readonly<Record<string, string>>
