import type { Chunk } from '../chunks/chunk.js'
import { type Phrase, withoutDescription } from '../grammar/phrase.js'
import type { CartLine } from './cart.js'
import { findDescribedLine, findLine } from './find-line.js'
import { findTarget } from './find-target.js'
import { modifyByOptions } from './modify-by-options.js'
import { modifyLine } from './modify-line.js'
import { carryOut } from './reducer.js'
import { ask, describe, keysOf, spanOf, type Turn, textOf } from './turn.js'

/** "take out the mint", of a tub that has pistachio as well: not the tub */
const isOneOfSeveral = ({ options }: CartLine, chunk: Chunk): boolean =>
  chunk.options.some(
    ({ group, option }) =>
      options.some(own => own.group === group.id && own.option === option.id && own.amount !== 'none') &&
      options.filter(own => own.group === group.id && own.amount !== 'none').length > 1,
  )

/** "one less decaf", "not the shrimp one": a line by what it needs one of, or so many of a line by any choice. */
function removeDescribed(turn: Turn, { behind }: Phrase): boolean {
  const count = behind.find(({ kind }) => kind === 'number')
  const named = behind.filter(({ options }) => options.length > 0)
  const isChosen = (chunk: Chunk) =>
    chunk.options.every(
      ({ group }) => !group.removable && (group.isNeeded || (count !== undefined && group.isSingle)),
    )
  // "tira o de bacon", where the verb has the article: the one with it.
  const isOne = behind[0]?.kind === 'of' && named.length === behind.length - 1
  if (named.length === 0 || !(isOne || named.every(isChosen))) return false
  const line = findDescribedLine(turn.cart, named)
  if (!line || (!count && !isOne && named.every(chunk => isOneOfSeveral(line, chunk)))) return false
  if (count && count.value < line.quantity) {
    carryOut(turn.cart, { do: 'count', line, quantity: line.quantity - count.value })
    carryOut(turn.cart, { do: 'focus', line })
  } else carryOut(turn.cart, { do: 'remove', line })
  return true
}

/** A line by a word of its name that is an option's name as well, where no line has that option. */
export function removeNamed(turn: Turn, { behind }: Phrase): boolean {
  const [only, ...others] = behind.filter(({ kind }) => kind !== 'definite')
  if (!only || others.length > 0 || only.options.length === 0) return false
  const isHad = turn.cart.lines.some(line =>
    only.options.some(({ group, option }) =>
      line.options.some(own => own.group === group.id && own.option === option.id),
    ),
  )
  const found = findLine(turn.cart, { items: [], chunk: only, keys: keysOf(turn, only) }, [])
  if (isHad || !found || found.isAmbiguous) return false
  carryOut(turn.cart, { do: 'remove', line: found.line })
  return true
}

/** "remove one": of what was last spoken of. */
function removeSome({ cart }: Turn, { behind }: Phrase): boolean {
  const [count, ...rest] = behind
  const isBare = rest.every(({ kind }) => kind === 'of' || kind === 'that' || kind === 'those')
  if (!cart.focus || count?.kind !== 'number' || count.counted || !isBare) return false
  carryOut(cart, { do: 'count', line: cart.focus, quantity: cart.focus.quantity - count.value })
  return true
}

const isPlural = (turn: Turn, chunk: Chunk) => textOf(turn, chunk).toLowerCase().endsWith('s')

/** "take off the large one", where the verb has the article: what stands before the "one" tells which. */
function asDescribed(phrase: Phrase): Phrase {
  const { head, before, describing } = phrase
  if (head?.kind !== 'ones' || describing.length > 0) return phrase
  const first = before.findLastIndex(({ options }) => options.length === 0) + 1
  return first < before.length ? { ...phrase, definite: true, describing: before.slice(first) } : phrase
}

/**
 * "remove the almond milk", where no other drink has another milk: the milk goes, and not the latte that it tells from
 * nothing.
 */
function namesOption({ cart }: Turn, { head, chunk, before, behind }: Phrase): boolean {
  if (head?.kind !== 'ones' || !chunk || behind.length > 0) return false
  if (before.some(({ kind }) => kind === 'number')) return false
  const [line, ...others] = cart.lines.filter(({ options }) =>
    chunk.options.some(({ group, option }) =>
      options.some(own => own.group === group.id && own.option === option.id && own.amount !== 'none'),
    ),
  )
  if (!line || others.length > 0) return false
  if (isOneOfSeveral(line, chunk)) return true
  if (chunk.options.some(({ group }) => group.isNeeded)) return false
  const chooses = ({ options }: CartLine) =>
    options.some(own => chunk.options.some(({ group }) => group.id === own.group))
  return !cart.lines.some(other => other !== line && (other.entry === line.entry || chooses(other)))
}

/** Takes what a phrase names out of the cart: a line, some of it, or options of it. */
export function removePhrase(turn: Turn, said: Phrase): void {
  const described = asDescribed(said)
  const phrase =
    namesOption(turn, described) && described.chunk
      ? { ...described, head: undefined, chunk: undefined, before: [], behind: [described.chunk] }
      : described
  const { head, chunk } = phrase
  if (!head || !chunk) {
    if (removeSome(turn, phrase)) return
    if (!removeDescribed(turn, phrase) && !removeNamed(turn, phrase))
      modifyByOptions(turn, phrase, 'remove', 'remove')
    return
  }
  if (head.kind === 'unknown') {
    ask(turn, [{ kind: 'unknown_item', chunk }])
    return
  }
  const ofCategory = chunk.items.length === 0 && isPlural(turn, chunk) ? chunk.category : []
  if (ofCategory.length > 0 && !phrase.before.some(({ kind }) => kind === 'number')) {
    for (const line of turn.cart.lines)
      if (ofCategory.includes(line.entry)) carryOut(turn.cart, { do: 'remove', line })
    return
  }
  const rest = withoutDescription(phrase)
  const isOption = ({ options }: Chunk) => options.length > 0
  // "al burrito quítale los frijoles"
  const isFrom = phrase.before.length === 0 && phrase.target && rest.behind.some(isOption)
  const saysOptions = isFrom || (phrase.target && rest.before.some(isOption))
  const line = findTarget(
    turn,
    phrase,
    saysOptions && !isFrom ? [...phrase.describing, ...phrase.behind] : undefined,
  )
  if (!line) {
    const options: Phrase = {
      ...phrase,
      head: undefined,
      behind: [...phrase.before, chunk, ...phrase.behind],
    }
    if (chunk.options.length > 0) {
      if (!removeDescribed(turn, options)) modifyByOptions(turn, options, 'remove', 'remove')
    } else ask(turn, [{ kind: 'unknown_item', chunk: phrase }])
    return
  }
  const { whole } = describe(turn, { ...rest, behind: isFrom ? rest.behind : [] }, [line.entry])
  const removed = whole.quantity ?? (whole.article && line.unit === '' ? 1 : undefined)
  if (saysOptions) modifyLine(turn, line, whole, 'remove', phrase)
  else if (removed !== undefined && removed < line.quantity) {
    carryOut(turn.cart, { do: 'count', line, quantity: line.quantity - removed })
    carryOut(turn.cart, { do: 'mention', line, span: spanOf(turn, phrase) })
    carryOut(turn.cart, { do: 'focus', line })
  } else carryOut(turn.cart, { do: 'remove', line })
}
