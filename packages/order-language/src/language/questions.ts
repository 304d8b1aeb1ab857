import type { Allergen, Diet } from '../questions/topics.js'

/** What a word or phrase of a question is about. */
export type QuestionClass =
  /** asks, wherever it stands: what is before it is a sentence of its own */
  | 'opens'
  /** asks at the beginning of a sentence, and may stand in the middle of any */
  | 'mayOpen'
  /** begins an order, however politely it is asked for */
  | 'orders'
  | 'price'
  | 'total'
  | 'deliver'
  | 'fee'
  | 'minimum'
  /** which languages somebody speaks */
  | 'speak'
  /** whether a machine answers */
  | 'robot'
  /** which of several is cheaper */
  | 'compare'
  | 'pay'
  | 'open'
  /** the week’s hours */
  | 'hours'
  | 'where'
  | 'duration'
  | 'phone'
  | 'sizes'
  /** of which flavours, fillings, extras something can be had */
  | 'options'
  | 'contents'
  | 'have'
  | 'cheapest'
  | 'popular'
  /** which of a kind */
  | 'which'
  /** at which time */
  | 'time'
  | 'now'
  | 'today'
  | 'tonight'
  | 'tomorrow'
  | 'holiday'
  /** says nothing of its own */
  | 'beside'

/** How people ask. Whole phrases, folded: lower case, no accents, no apostrophes. */
export interface QuestionWords {
  readonly classes: Readonly<Record<QuestionClass, readonly string[]>>
  readonly diets: Readonly<Record<Diet, readonly string[]>>
  readonly allergens: Readonly<Record<Allergen, readonly string[]>>
  /** from Monday on, the names of each day separated by spaces */
  readonly days: readonly string[]
}

/** A list of phrases, separated by `|` */
export const listQuestions = (text: string): string[] => text.split('|')

/** Each of the one list before each of the other: “speak”, “understand” and the names of languages. */
export const pairQuestions = (openings: string, endings: string): string[] =>
  openings.split('|').flatMap(opening => endings.split('|').map(ending => `${opening} ${ending}`))
