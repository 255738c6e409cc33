declare module 'wawoff2/decompress.js' {
  /** Decodes WOFF2 to sfnt; rejects with a plain `Error` when it cannot. */
  function decompress(bytes: Uint8Array): Promise<Uint8Array>
  export = decompress
}
