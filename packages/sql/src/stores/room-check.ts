/**
 * Says when it is time to look whether there is still room.
 *
 * Adding up a whole table at every write costs too much; looking once a sixteenth of the room was
 * filled, and making a sixteenth free then, keeps within the room all the same.
 */
export class RoomCheck {
  /** What may stay when room is made. */
  readonly keepBytes: number
  readonly #stepBytes: number
  /** Nobody knows what was there before this process began. */
  #addedBytes = Number.POSITIVE_INFINITY

  constructor(maxBytes: number) {
    this.#stepBytes = Math.floor(maxBytes / 16)
    this.keepBytes = maxBytes - this.#stepBytes
  }

  /** @returns Whether room must be made now. */
  isDue(addedBytes: number): boolean {
    this.#addedBytes += addedBytes
    if (this.#addedBytes < this.#stepBytes) return false
    this.#addedBytes = 0
    return true
  }
}
