/** Alphabets with letters that pass for those of another: the `а` of Cyrillic is no Latin `a`. */
const LOOKALIKE_SCRIPTS: readonly RegExp[] = [
  /\p{Script=Latin}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Georgian}/u,
  /\p{Script=Cherokee}/u,
]

/**
 * Whether a label of a domain name mixes alphabets that look alike, as a name made to be mistaken
 * for another does. Japanese, Korean and Chinese names mix scripts rightly and are not meant.
 *
 * It does not find a name that is written in one foreign alphabet throughout (UTS #39 calls these
 * whole-script confusables).
 */
export function hasMixedScripts(name: string): boolean {
  return name.split('.').some((label) => {
    return LOOKALIKE_SCRIPTS.filter((script) => script.test(label)).length > 1
  })
}
