import type { Answers } from './answers.js'
import type { QuestionWords } from './questions.js'
import type { TimeWords } from './times.js'
import type { WishPhrases } from './wishes.js'

/** What a word or phrase does in an order. */
export type PhraseRole =
  /** Known, and nothing of the order: greetings, thanks, fillers … */
  | 'courtesy'
  /** … and the everyday words that aren't food, so that they are never taken for it */
  | 'common'
  /** Opens an order: "can i have" */
  | 'want'
  | 'add'
  | 'remove'
  | 'change'
  /** The whole order goes: "cancel everything" */
  | 'cancel'
  /** Opens a question to the shop: "do you have" */
  | 'ask'
  | 'article'
  | 'definite'
  | 'no'
  /** Leads to what isn't like the rest: "all with cheese except one" */
  | 'except'
  /** Behind what there is none of: "sugar free" */
  | 'free'
  | 'with'
  | 'and'
  | 'or'
  | 'but'
  /** Leads to what something becomes, or to what it goes on: "to", "on", "in" */
  | 'to'
  | 'from'
  | 'instead'
  /** Alone at the end, asks for a change: "2 cokes instead" */
  | 'rather'
  /** "rather …": in place of what was said before */
  | 'prefer'
  /** Alone at the end, removes: "take the coke off" */
  | 'away'
  /** Stands for a line: "that", "it" */
  | 'that'
  /** Stands for several: "them" */
  | 'those'
  | 'all'
  /** A noun's link to its measure, and no more: "of" */
  | 'of'
  /** Tells that some of several are meant: "of the", "of them" */
  | 'among'
  /** Stands for the item named before: "a large one" */
  | 'ones'
  | 'more'
  /** What is left of several: "the other with ham" */
  | 'other'
  /** Takes back what was said just before: "no wait" */
  | 'correction'
  | 'light'
  /** Fewer than there are: "one less coke" */
  | 'fewer'
  | 'extra'
  | 'double'
  | 'triple'
  /** Two of each that it stands behind: "cod and chips twice" */
  | 'twofold'
  | 'normal'
  | 'half'
  /** On all of what may have halves: "on the whole thing" */
  | 'whole'
  /** For the kitchen, and nothing that a menu has: "on the side", "with everything" */
  | 'note'
  /** Counts without measuring: "pump", "bottle" */
  | 'counter'
  /** Who it is for; a number before them is no quantity */
  | 'people'
  /** "×", "times" */
  | 'times'
  /** "and a half" behind a number */
  | 'plusHalf'
  | 'yes'
  /** Sets what follows: "only one coke" */
  | 'only'
  /** May take back what was said before: "sorry, two cokes" */
  | 'sorry'
  /** "leave the": out, unless "on" follows what it is said of */
  | 'leave'
  /** Says that somebody wants none of what follows: "doesn't like", "can't have" */
  | 'dislike'
  /** The half of an item that something goes on: "on the left" */
  | 'left'
  | 'right'
  /** A number follows that says how many people there are: "we are" 8 */
  | 'weAre'
  /** What follows is only for the case that something else can't be had: "if not" */
  | 'otherwise'
  /** An age follows: "my kid of" 4 */
  | 'aged'
  /** All that was ordered gives way to what follows: "let me start over" */
  | 'anew'
  /** Tells of what went wrong with an earlier order: "arrived cold" */
  | 'complaint'
  /** What a kitchen must know and a menu has no word for: "allergic to" */
  | 'care'
  /** One more like it: "otra igual" */
  | 'alike'
  /** All of it once more: "the same again"; beside an item, like that one */
  | 'again'
  /** What was ordered another day: "the usual" */
  | 'usual'
  /** Names a number of the menu: "number 12" */
  | 'numberSign'

/** How words of a language that are the same but for their number or gender are told. */
export interface Endings {
  /** Plural endings that no rule of several languages folds → their singular: "ões" → "ão" */
  readonly plurals: readonly (readonly [plural: string, singular: string])[]
  /** Whether "mediano" and "mediana" are one word */
  readonly foldsGender: boolean
  /** What digits end with where they tell a place: "4th" */
  readonly ordinals: readonly string[]
}

/** A language's words. Everything is lower case, without accents and apostrophes. */
export interface Language {
  readonly code: string
  /** "pizza grande" rather than "large pizza" */
  readonly modifiersFollow: boolean
  readonly numbers: Readonly<Record<string, number>>
  /** What stands for a line by its place: "the first one"; -1 is the last */
  readonly ordinals: Readonly<Record<string, number>>
  /** Words that multiply the number before them: "dozen" */
  readonly multipliers: Readonly<Record<string, number>>
  /** Words for measures → kg, g, lb, oz, l, ml */
  readonly measures: Readonly<Record<string, string>>
  /** How words are cut short in writing: "q" → "que". Comma-separated pairs, "q que, d de" */
  readonly shorthand: string
  /** Pronouns that hang on a verb: "pon|le" */
  readonly clitics: string
  /** Endings that make a word small or dear, and what stands in their place without: "tacos" in "taquitos" */
  readonly diminutives: readonly (readonly [ending: string, replacement: string])[]
  /** Words of kitchens that mean the same, a list of phrases a line; the menu has one of them, the customer says another */
  readonly synonyms: string
  /** Sizes and their short forms, a size a line: "large, l, lg" */
  readonly shortSizes: string
  /** Dishes and ingredients by name, so that none is taken for a misspelt other one */
  readonly foods: string
  /** Kinds of dishes, said beside the name of one: "a cortado coffee", "two lemonade drinks" */
  readonly genera: string
  /** Everyday words and phrases that say nothing about an order: `common` at the least precedence. Comma-separated */
  readonly talk: string
  /** Comma-separated phrases */
  readonly phrases: Readonly<Partial<Record<PhraseRole, string>>>
  readonly details: DetailWords
  readonly times: TimeWords
  readonly endings: Endings
  /** Yes and no */
  readonly answers: Answers
  /** What people say besides ordering */
  readonly wishes: WishPhrases
  /** How people ask */
  readonly questions: QuestionWords
}

/** Words that open or are a detail of the order. Comma-separated phrases. */
export interface DetailWords {
  /** An address follows, whatever it looks like: "deliver to" */
  readonly address: string
  /** An address follows if a house number or a street does: "to", "at" */
  readonly place: string
  /** An address may follow, or stand before it, with a number of a house and no word for a street: "delivery" */
  readonly delivery: string
  readonly street: string
  /** A part of an address if a number or a letter follows: "flat" 3 */
  readonly unit: string
  /** A part of an address if a name follows */
  readonly area: string
  readonly phone: string
  /** An address that is known: "the same address" */
  readonly sameAddress: string
  /** What money is counted in, behind a number */
  readonly money: string
  /** Stands behind the price of one: "2.50 each" */
  readonly each: string
  readonly payment: string
  /** What the customer will pay with follows: "change for" 50 */
  readonly change: string
  /** A name follows: "my name is" */
  readonly name: string
  /** A number follows by which a table is known: "table" 4 */
  readonly table: string
  /** A name follows if it is nothing else and ends there: "it's" Ana */
  readonly self: string
  /** The name of somebody whom it is for follows: "for" Ana */
  readonly recipient: string
  /** Follows the name of somebody whom it is for: Ana "wants" */
  readonly wants: string
}
