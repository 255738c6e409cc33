/** Every property of the template format that this version leaves out, by kind. */
export const NOT_DRAWN: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  text: {
    writingMode: 'vertical-rl',
  },
}
