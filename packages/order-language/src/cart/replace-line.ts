import type { Phrase } from '../grammar/phrase.js'
import type { ItemEntry } from '../lexicon/meaning.js'
import type { LineOption } from '../reading.js'
import { measure } from './add.js'
import type { CartLine } from './cart.js'
import { modifyLine } from './modify-line.js'
import { carryOut } from './reducer.js'
import { hasNumber } from './said.js'
import { isNamedAlike } from './target.js'
import { ask, describe, spanOf, type Turn } from './turn.js'

const nameOf = ({ name }: { readonly name: string }): string => name.toLowerCase()

/** What a line has, as another item has it: its flavours may be of a group of their own, by the same names. */
function carryOver({ entry, options }: CartLine, to: ItemEntry): readonly LineOption[] {
  return options.flatMap(own => {
    if (to.groups.has(own.group)) return [own]
    const needed = entry.groups.get(own.group)
    const said = needed?.isNeeded && needed.options.find(({ id }) => id === own.option)
    for (const group of to.groups.values()) {
      const same = said && group.isNeeded && group.options.find(option => nameOf(option) === nameOf(said))
      if (same) return [{ ...own, group: group.id, option: same.id }]
    }
    return []
  })
}

/** Makes another item of a line; what was said about the old one stays where the new one takes it. */
export function replaceLine(turn: Turn, line: CartLine, phrase: Phrase, keepsOptions: boolean): void {
  const items: readonly ItemEntry[] = phrase.head?.items ?? []
  const { whole } = describe(turn, phrase, items)
  const [entry] = items
  const chunk = phrase.chunk ?? phrase
  if (!entry || items.length > 1) {
    ask(turn, [{ kind: entry ? 'ambiguous_item' : 'unknown_item', chunk, items }])
    return
  }
  if (phrase.chunk?.typo) ask(turn, [{ kind: 'unknown_item', chunk, items }])
  const measured = measure(entry, line.quantity, line.unit)
  // "swap the cokes for a water"
  if (whole.quantity === undefined && hasNumber(phrase) && line.quantity > 1) whole.quantity = 1
  const counts = whole.quantity !== undefined && Number.isFinite(whole.quantity)
  if (!measured && !counts) ask(turn, [{ kind: 'quantity', chunk: phrase }])
  // "swap the lattes for 2 teas" orders teas; "make it a mocha" is the same drink otherwise
  const isCounted =
    phrase.before.some(({ kind }) => kind === 'number') ||
    (phrase.target && hasNumber(phrase) && !isNamedAlike(line, phrase))
  if (!keepsOptions || (isCounted && line.entry !== entry))
    carryOut(turn.cart, { do: 'choose', line, options: [] })
  const options = carryOver(line, entry)
  carryOut(turn.cart, { do: 'become', line, entry })
  carryOut(turn.cart, { do: 'choose', line, options })
  if (!measured) carryOut(turn.cart, { do: 'count', line, quantity: line.quantity, unit: '' })
  // "the cokes with one large lemonade": as many as are said, and not some of the others
  if (counts && (whole.quantity ?? 0) >= 1 && whole.unit === '' && line.unit === '') {
    carryOut(turn.cart, { do: 'count', line, quantity: whole.quantity ?? line.quantity })
    whole.quantity = undefined
  }
  modifyLine(turn, line, whole, 'set', phrase)
  carryOut(turn.cart, { do: 'mention', line, span: spanOf(turn, phrase) })
}
