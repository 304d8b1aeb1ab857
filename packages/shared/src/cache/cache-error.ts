export type CacheErrorCode =
  /** no answer in time */
  | 'CACHE_LATE'
  /** no connection, for now */
  | 'CACHE_AWAY'
  /** the server answered that it won't: out of memory, a wrong type, no permission */
  | 'CACHE_REFUSED'
  /** what came is no answer to what was asked */
  | 'CACHE_LIED'

/** The shared cache could not do it. Whoever asked goes on without. */
export class CacheError extends Error {
  constructor(
    readonly code: CacheErrorCode,
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause })
    this.name = 'CacheError'
  }
}
