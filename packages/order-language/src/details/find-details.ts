import type { Vocabulary } from '../language/vocabulary.js'
import type { Lexicon } from '../lexicon/lexicon.js'
import type { OrderDetails } from '../reading.js'
import type { Token } from '../text/tokenise.js'

export interface FoundDetails {
  readonly details: OrderDetails
  /** Indices of the tokens that belong to one */
  readonly masked: ReadonlySet<number>
}

export function findDetails(
  _text: string,
  _tokens: readonly Token[],
  _vocabulary: Vocabulary,
  _lexicon: Lexicon,
): FoundDetails {
  return { details: {}, masked: new Set() }
}
