/** Something that a person has to mend. The message says what and how; it is shown without a stack. */
export class SetupError extends Error {
  code = 'SETUP_FAILED'

  /**
   * @param {string} message
   * @param {{ cause?: unknown }} [options]
   */
  constructor(message, options) {
    super(message, options)
    this.name = 'SetupError'
  }
}
