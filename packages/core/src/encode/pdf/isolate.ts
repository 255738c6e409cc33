import type { Command, DisplayList } from '../../paint/display-list.ts'

/** Keeps what blends on a page without ground from blending with the paper, which readers may start with. */
export function isolate({ commands, opaque, width, height }: DisplayList): readonly Command[] {
  if (opaque || !commands.some(isBlended)) return commands
  const origin = {
    digest: '',
    bounds: { x: 0, y: 0, width, height },
    volatile: false,
    path: 'canvas',
  } as const
  return [
    { ...origin, kind: 'push-group', opacity: 1, blend: 'normal', blurSigma: 0 },
    ...commands,
    { ...origin, kind: 'pop' },
  ]
}

function isBlended(command: Command): boolean {
  return command.kind === 'push-group' && command.blend !== 'normal'
}
