/** The port `RenderQueue` of `@platen/core`, by its shape. */
export interface RenderQueueUnderTest {
  enqueue(job: RenderJobUnderTest): Promise<void>
  claim(leaseMs: number): Promise<RenderClaimUnderTest | undefined>
  renew(claim: RenderClaimUnderTest, leaseMs: number): Promise<boolean>
  finish(claim: RenderClaimUnderTest): Promise<boolean>
  release(claim: RenderClaimUnderTest, delayMs: number): Promise<boolean>
  cancel(orgId: string, id: string): Promise<boolean>
  onWork(wake: () => void): () => void
}

export interface RenderJobUnderTest {
  readonly id: string
  readonly orgId: string
}

export interface RenderClaimUnderTest extends RenderJobUnderTest {
  readonly attempt: number
}
