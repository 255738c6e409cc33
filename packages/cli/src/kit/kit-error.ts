/** Why the kit cannot do what it was asked, in words for whoever runs it. */
export class KitError extends Error {
  override readonly name = 'KitError'
}
