import type { Command, PushGroupCommand } from '../../paint/display-list.ts'
import { type BlurPlan, planBlur } from './blur-plan.ts'
import { EMPTY_BOX } from './device-box.ts'
import type { Projection } from './projection.ts'

export type PushCommand = Extract<Command, { readonly kind: `push-${string}` }>

/** Whether a command opens what a later `pop` closes. */
export function isPush(command: Command): command is PushCommand {
  return command.kind.startsWith('push-')
}

/** How a blurred group is drawn; `undefined` when none of it shows. */
export function planGroupBlur(
  { bounds, blurSigma }: PushGroupCommand,
  { matrix, canvas }: Projection,
): BlurPlan | undefined {
  return planBlur({ bounds, sigma: blurSigma, x: 0, y: 0 }, matrix, canvas)
}

/** Where what stands between a push and its pop is drawn: a blurred group may be drawn smaller. */
export function projectInside(push: PushCommand, outside: Projection): Projection {
  if (push.kind !== 'push-group' || push.blurSigma <= 0) return outside
  const plan = planGroupBlur(push, outside)
  if (plan === undefined) return { matrix: outside.matrix, canvas: EMPTY_BOX }
  return { matrix: plan.matrix, canvas: plan.contentBox }
}
