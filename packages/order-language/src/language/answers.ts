/** Words of an answer, folded. */
export interface AnswerWords {
  /** One of these must be there */
  readonly decisive: readonly string[]
  /** May stand beside it, and alone says nothing: "please" and "that is" are neither yes nor no */
  readonly beside: readonly string[]
}

/** What people say to a question that asks for a yes. All words are folded. */
export interface Answers {
  readonly yes: AnswerWords & {
    /** Say yes without any of its words: "go ahead" */
    readonly phrases: readonly string[]
    /** Open a sentence as a yes and as nothing else: "ok" and "bueno" only begin one */
    readonly clear: readonly string[]
  }
  readonly no: AnswerWords & {
    /** With something behind it, refuses that and not the order: "no onions" */
    readonly refuses: readonly string[]
  }
  /** Courtesy, which says nothing in an answer */
  readonly courtesy: readonly string[]
  /** Lead from a yes to what is said besides: "yes, but" */
  readonly connectives: readonly string[]
  /** Behind a yes they take it back, or put a condition on it: "yes, wait" */
  readonly reservations: readonly string[]
}

/** A list of words, separated by spaces */
export const listAnswers = (text: string): string[] => text.split(/\s+/)

/** A list of phrases, separated by bars */
export const listPhrases = (text: string): string[] => text.split('|')
