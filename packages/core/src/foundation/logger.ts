/**
 * Where Platen reports what its operator should know. The loggers of pino and Fastify fit as they are.
 *
 * Details are plain values and at most one `err`; never a key, a signature or the text of an override.
 */
export interface Logger {
  error(details: LogDetails, message: string): void
  warn(details: LogDetails, message: string): void
  info(details: LogDetails, message: string): void
}

export type LogDetails = Readonly<Record<string, unknown>>

/** Says nothing: a library does not write to a console that is not its own. */
export const SILENT_LOGGER: Logger = {
  error: () => undefined,
  warn: () => undefined,
  info: () => undefined,
}
