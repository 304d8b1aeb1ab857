/** An operation that can't be done as asked; the control API answers with its code and words. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  constructor(
    readonly code: 'not_found' | 'bad_input' | 'conflict' | 'timeout',
    message: string,
  ) {
    super(message)
  }
}
