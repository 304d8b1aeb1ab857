import type { Chunk } from '../chunks/chunk.js'
import type { Lexicon } from '../lexicon/lexicon.js'
import type { ItemEntry } from '../lexicon/meaning.js'
import type { Token } from '../text/tokenise.js'
import type { Found, Parts } from './pattern.js'

/** What a rule may look at besides what its pattern found. */
export interface RuleContext {
  readonly tokens: readonly Token[]
  readonly lexicon: Lexicon
  /** What is in the cart */
  readonly ordered: ReadonlySet<ItemEntry>
  /** All chunks of the turn, as they are when the rule is tried */
  readonly chunks: readonly Chunk[]
  /** Index of the first that was found */
  readonly at: number
  readonly found: Found
  /** The text of a chunk as it was written, without what is invisible */
  textOf(chunk: Chunk): string
}

/** What is said, and a plainer way to say the same. Several turns are separated by “ / ”. */
export type Example = readonly [said: string, means: string]

/**
 * A way of saying something, and the plain form that the grammar reads. Its examples are its test: both sides must come
 * to the same cart and questions, at the shop of that name in `test/packages/order-language/menus`.
 */
export interface Rule {
  readonly id: string
  readonly pattern: string
  /** What is given to `make`: what the pattern found, or each whole sentence that it is found in. Missing: the first */
  readonly scope?: 'sentence'
  /** What stands in place of all that was found; undefined: the rule doesn't apply here */
  make(parts: Parts, context: RuleContext): readonly Chunk[] | undefined
  readonly examples: Readonly<Record<string, readonly Example[]>>
}
