export type RefusalKind = 'not-found' | 'forbidden' | 'stale-form'

/** What was asked for gets no page of its own. The error handler says it in plain words. */
export class RefusedError extends Error {
  readonly code = 'REFUSED'

  /** @param reason for the log, never for the page */
  constructor(
    readonly kind: RefusalKind,
    reason: string,
  ) {
    super(reason)
    this.name = 'RefusedError'
  }
}
