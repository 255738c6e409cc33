/** The modules of a code: squares that are dark or light. */
export interface ModuleMatrix {
  readonly columns: number
  readonly rows: number
  /** 1 is dark; row by row. */
  readonly modules: Uint8Array
}
