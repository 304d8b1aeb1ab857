import { MAX_TURN_LENGTH, MAX_TURN_TOKENS } from '@comanda/order-language/read-order.js'
import { tokenise } from '@comanda/order-language/text/tokenise.js'

/** What customers write, in a first message and in later ones. `ITEM` stands for a name of the menu. */
const patterns = [
  'ITEM',
  '2 ITEM please',
  'a large ITEM with extra cheese and two small ITEM',
  'hi, can i get one medium ITEM no onions and 3 ITEM? thanks!',
  '2 ITEM, one without ham and the other with bacon, to 5 Oak St at 7pm',
  'i would like a ITEM with mushrooms, olives and basil but no garlic',
  '1x ITEM\n2x ITEM (no pickles)\n1x ITEM - large',
  'three ITEM: one small, two large',
  'no wait make that two ITEM',
  'do you have parking?',
]

/** As many messages, one after the other, each with names of its own. */
export function createMessages(names: readonly string[], count: number): string[] {
  let next = 0
  return Array.from({ length: count }, (_, index) =>
    (patterns[index % patterns.length] ?? '').replaceAll('ITEM', () => {
      next = (next + 37) % names.length
      return (names[next] ?? '').toLowerCase()
    }),
  )
}

/** What, repeated to the longest text that is read, might take longest. */
const pieces = [
  '2 ',
  '9',
  'no ',
  'no no no ',
  'a',
  'large ',
  'all ',
  'half ',
  '(',
  ',',
  '\n',
  "'",
  'a\u0301',
  '\u200b',
  '🍕',
  '1/',
  '1.',
  'x2',
  '555 ',
  'to 5 ',
  'pizza ',
  'margherita pizza ',
  'margherita pizza, ',
  '2 large ',
  '1 no 2 ',
  'margherrita piza ',
  'chese mushroms bakon ',
  'qwzyxv ',
  'the large one ',
  'one with ham ',
  'with ham no onions ',
  '2 of them with ham ',
  'half ham half ',
  'same again ',
  'make that ',
  'remove ham ',
  'sorry 2 ',
  'Ana: 2 margherita pizza\n',
  'for bob a falafel wrap ',
  'large margherita pizza extra cheese and ',
  '1,',
  '1 without onions\n',
  '2 large margherita pizza, ',
  'not 2, 3 ',
  'uno de ',
  'margherita pizza',
  'qwertzuiopasdfghjkl ',
]

/** A text up to both of its limits: 4,096 characters, and so many words and marks. */
function toLongest(piece: string): string {
  const text = piece.repeat(MAX_TURN_LENGTH).slice(0, MAX_TURN_LENGTH)
  const first = tokenise(text)[MAX_TURN_TOKENS]
  return first ? text.slice(0, first.from) : text
}

/** The longest that is read, and the longest that isn't for its many words. */
export const worstTexts: readonly string[] = [
  ...pieces.map(toLongest),
  '1,'.repeat(MAX_TURN_LENGTH / 2).slice(0, MAX_TURN_LENGTH - 1),
]
