import type { Command } from '../paint/display-list.ts'

/** Commands in a row that lead to the same place and are the same thing in words. */
export interface WordedCommands {
  readonly link: string | undefined
  readonly alt: string | undefined
  readonly commands: readonly Command[]
}

/** Cuts commands into parts; a part that has words holds no push or pop, and so can be wrapped. */
export function splitByWords(commands: readonly Command[]): readonly WordedCommands[] {
  const parts: (WordedCommands & { readonly commands: Command[] })[] = []
  for (const command of commands) {
    const { link, alt } = command
    const last = parts.at(-1)
    if (last !== undefined && last.link === link && last.alt === alt) last.commands.push(command)
    else parts.push({ link, alt, commands: [command] })
  }
  return parts
}
