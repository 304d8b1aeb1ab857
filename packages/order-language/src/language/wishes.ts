/** What people say to a shop besides ordering. Whole phrases, folded: lower case, no accents, no punctuation. */
export interface WishPhrases {
  /** nothing but a greeting */
  readonly greeting: readonly string[]
  readonly thanks: readonly string[]
  /** nothing is missing: whole messages */
  readonly enough: readonly string[]
  /** words that may stand beside one of these */
  readonly courtesy: readonly string[]
  /** single words beside such a question that say nothing of their own */
  readonly fillers: readonly string[]
  /** asked for anywhere in the message */
  readonly menu: readonly string[]
  /** beside the name of one of the menu's categories: what there is of it */
  readonly whatThereIs: readonly string[]
  readonly person: readonly string[]
  /** wants a person where nothing else is said: within an order it may say for whom it is */
  readonly personAlone: readonly string[]
  readonly whereIsIt: readonly string[]
  readonly cancelOrder: readonly string[]
  /** wants nothing after all, where nothing of the menu is named */
  readonly drop: readonly string[]
  /** it was for somebody else */
  readonly wrongChat: readonly string[]
  /** will write again */
  readonly thinking: readonly string[]
  /** what was eaten was good */
  readonly praise: readonly string[]
  /** somebody says that they were wrong, and what is right follows */
  readonly corrects: readonly string[]
  /** wants to see what is in the cart */
  readonly cart: readonly string[]
  readonly hours: readonly string[]
  /** an answer to “delivery or pickup?” */
  readonly delivery: readonly string[]
  readonly pickup: readonly string[]
  /** leads to the number of a choice */
  readonly choice: readonly string[]
  /** how the first to the ninth choice is named, the words for each separated by spaces */
  readonly choices: readonly string[]
  /** words that may stand behind such a name: “the second one” */
  readonly choiceEndings: readonly string[]
  /** words that say, up to a few words before one of those, that it isn't wanted */
  readonly refusals: readonly string[]
  /** how words for an allergy or an intolerance begin, wherever they stand */
  readonly allergy: readonly string[]
  /** nobody has one */
  readonly noAllergy: readonly string[]
  /** leads to whoever has it */
  readonly has: readonly string[]
  /** ends what is said of it, and goes on with something else */
  readonly goesOn: readonly string[]
  /** leads to more, and is left over where that was taken out */
  readonly joins: readonly string[]
  /** names an order that was placed */
  readonly ownOrder: readonly string[]
  /** asks whether it may be changed, or begins to */
  readonly mayChange: readonly string[]
  /** how a wish for more of it begins */
  readonly addTo: readonly string[]
  /** puts what isn't placed yet into an order that is */
  readonly joinTo: readonly string[]
  /** points at what is quoted: “2 of these” */
  readonly pointing: readonly string[]
  /** how a question to the shop begins */
  readonly questionOpenings: readonly string[]
}

/** A list of phrases, separated by `|` */
export const listWishes = (text: string): string[] => text.split('|')
