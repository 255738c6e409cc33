/** Milliseconds with as many digits as are worth reading. */
export function formatMs(ms: number): string {
  return ms < 0.1
    ? ms.toFixed(3)
    : ms < 10
      ? ms.toFixed(2)
      : ms < 100
        ? ms.toFixed(1)
        : ms.toFixed(0)
}

export function formatRatio(ratio: number): string {
  return ratio < 10 ? ratio.toFixed(2) : ratio.toFixed(0)
}

export function formatKilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(0)
}
