/** An import can't go on as a whole. The message is for a person: what is wrong, and what to do. */
export class ImportError extends Error {
  readonly code: string = 'IMPORT_FAILED'

  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'ImportError'
  }
}

/** Another import of the shop is running. */
export class ImportBusyError extends ImportError {
  override readonly code = 'IMPORT_BUSY'

  constructor() {
    super('Another import of this shop is running: wait until it is done, or pause it.')
    this.name = 'ImportBusyError'
  }
}

/** Something of a source can't be taken: it is set aside, and the rest goes on. Quotes nothing that may be a person's. */
export class SetAsideError extends Error {
  readonly code = 'SET_ASIDE'

  constructor(
    message: string,
    /** where in the file, counted from 1; undefined: all of it */
    readonly line?: number,
  ) {
    super(message)
    this.name = 'SetAsideError'
  }
}
