/** What was asked for can't be done. The message is for the person at the keyboard: what is wrong, and what to do. */
export class CommandError extends Error {
  readonly code = 'COMMAND_FAILED'

  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'CommandError'
  }
}
