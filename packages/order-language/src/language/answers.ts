/** Words of an answer, folded. */
export interface AnswerWords {
  /** One of these must be there */
  readonly decisive: readonly string[]
  /** May stand beside it, and alone says nothing: "please" and "that is" are neither yes nor no */
  readonly beside: readonly string[]
}

export interface Answers {
  readonly yes: AnswerWords
  readonly no: AnswerWords
  /** Courtesy, which says nothing in an answer */
  readonly courtesy: readonly string[]
}

/** A list of words, separated by spaces */
export const listAnswers = (text: string): string[] => text.split(/\s+/)
