export type Gender = 'm' | 'f'

/**
 * What people say for something, the plainest first. Places in a phrase: {x} what it is about, {and} and {or} the same as a
 * list, {the} a dish that was ordered, {of} {on} {to} the same behind these prepositions, {np} a dish with its number, {n}
 * a number, {it} the dish as a pronoun. A phrase that starts with a comma is a sentence of its own.
 */
export type Phrases = readonly string[]

export interface Speech {
  readonly language: 'en' | 'es' | 'pt'
  /** From one on */
  readonly numbers: readonly string[]
  /** One by its article, and what is many by nature */
  article(gender: Gender, isPlural: boolean, next: string): string
  one(gender: Gender): string
  number(count: number, gender: Gender): string
  /** First, second and on, for a thing whose gender isn't named */
  readonly ordinals: readonly string[]
  /** {the}, {of}, {on}, {to} for a name */
  the(name: string, gender: Gender, isPlural: boolean): { the: string; of: string; on: string; to: string }
  it(gender: Gender, isPlural: boolean): string
  genderOf(name: string): Gender
  isPlural(name: string): boolean
  plural(name: string): string
  /** An option's name beside a dish, with its gender and number */
  agree(option: string, gender: Gender, isPlural: boolean): string
  readonly choicesFirst: boolean
  readonly sizes: readonly string[]
  readonly adjectives: readonly string[]
  readonly containers: readonly string[]
  /** Groups of what a dish is made of, by their name */
  readonly fillings: RegExp
  /** How a size is cut short: [whole, short, …] */
  readonly shortSizes: readonly (readonly string[])[]
  /** What may stand beside a dish of a category, and adds nothing: [category, noun] */
  readonly nouns: readonly (readonly [category: RegExp, noun: string])[]
  readonly drinks: RegExp
  readonly phrases: Record<Role, Phrases>
}

export type Role =
  // a line
  | 'couple'
  | 'halfDozen'
  | 'dozen'
  | 'portion'
  | 'number'
  | 'with'
  | 'extra'
  | 'light'
  | 'double'
  | 'no'
  | 'size'
  | 'adjective'
  | 'filling'
  | 'choice'
  | 'container'
  | 'containerFirst'
  | 'measure'
  | 'counted'
  | 'halves'
  | 'splitWith'
  | 'splitNo'
  | 'splitSize'
  | 'kilos'
  | 'kilo'
  | 'halfKilo'
  | 'grams'
  | 'litres'
  // an order
  | 'and'
  | 'or'
  | 'next'
  | 'open'
  | 'greet'
  | 'close'
  | 'story'
  | 'address'
  | 'payment'
  | 'when'
  | 'pickup'
  | 'person'
  | 'allWith'
  | 'allNo'
  | 'nothing'
  // a change
  | 'add'
  | 'remove'
  | 'oneLess'
  | 'oneMore'
  | 'sameAgain'
  | 'set'
  | 'setAlone'
  | 'resize'
  | 'rechoose'
  | 'replace'
  | 'addOption'
  | 'extraOption'
  | 'refuseOption'
  | 'refuseOne'
  | 'wantOne'
  | 'everyOne'
  | 'everyOneNo'
  | 'everySize'
  | 'nthSize'
  | 'nthNo'
  | 'nthWith'
  | 'putBack'
  | 'cancel'
  | 'restart'
  | 'talk'
