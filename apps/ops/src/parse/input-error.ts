/** What was given can't be read. The message names where it is and says what to do. */
export class InputError extends Error {
  readonly code = 'INPUT_UNREADABLE'

  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'InputError'
  }
}
