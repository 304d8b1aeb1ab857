import type { Chunk } from '../chunks/chunk.js'
import type { Verb } from '../grammar/clauses.js'
import type { Phrase } from '../grammar/phrase.js'
import { accepts } from '../lexicon/meaning.js'
import { addPhrase } from './add.js'
import { addAnaphor, addLike } from './again.js'
import { addElided } from './elided.js'
import { exchangesSome } from './exchange.js'
import { modifyByOptions } from './modify-by-options.js'
import { completesLine, modifyTarget } from './modify-target.js'
import { carryOut } from './reducer.js'
import { removeNamed } from './remove-phrase.js'
import { hasNumber, isOfThem, saysSomething } from './said.js'
import { exceptSome, readHalfOfChoice } from './some.js'
import { findTargetQuietly, meansLine } from './target.js'
import { ask, type Turn } from './turn.js'

/** "it's raining a lot": in talk these are about no dish. */
const saysHowMuch = new Set<Chunk['kind']>([
  'extra',
  'ask',
  'light',
  'normal',
  'and',
  'comma',
  'to',
  'of',
  'definite',
])

/** Something that isn't on the menu is asked about where it is ordered; in talk about other things it is just unknown. */
function askAboutUnknown(turn: Turn, phrase: Phrase, isChat: boolean): void {
  if (!isChat && phrase.chunk) ask(turn, [{ kind: 'unknown_item', chunk: phrase.chunk }])
}

/** "no oranges": a line by a word of its name, where no line takes that as an option. */
function refusesLine(turn: Turn, phrase: Phrase): boolean {
  const [no, chunk, ...others] = phrase.behind
  if (no?.kind !== 'no' || !chunk || others.length > 0 || phrase.all) return false
  const isTaken = turn.cart.lines.some(({ entry }) => chunk.options.some(option => accepts(entry, option)))
  return !isTaken && removeNamed(turn, { ...phrase, behind: [chunk] })
}

/** Adds, changes or takes out what one phrase of a clause is about. */
export function addOne(turn: Turn, phrase: Phrase, verb: Verb, isChat = false): void {
  const { head, chunk } = phrase
  if (exceptSome(turn, phrase)) return
  if (!head || !chunk) {
    // "it's raining a lot"
    if (isChat && phrase.behind.every(({ kind }) => saysHowMuch.has(kind))) return
    if (refusesLine(turn, phrase)) return
    if (addElided(turn, phrase, verb)) return
    modifyByOptions(turn, phrase, verb === 'none' || verb === 'want' ? 'set' : 'add', verb)
  } else if (head.kind === 'unknown') askAboutUnknown(turn, phrase, isChat)
  else if (head.kind === 'ones' && phrase.definite && chunk.options.length === 0 && !saysSomething(phrase))
    return
  else if (head.kind === 'ones' && !meansLine(turn, phrase, verb)) addAnaphor(turn, phrase)
  else if ((phrase.negated && (head.kind === 'item' || head.kind === 'ones')) || phrase.instead) {
    const line = findTargetQuietly(turn, phrase)
    if (line) {
      carryOut(turn.cart, { do: 'remove', line })
      carryOut(turn.cart, { do: 'vacate' })
    } else if (turn.cart.lines.length > 0) ask(turn, [{ kind: 'unknown_option', chunk }])
  } else if (head.kind === 'that' && verb === 'none' && !hasNumber(phrase) && !saysSomething(phrase)) {
    // "i love it": talk.
    return
  } else if (meansLine(turn, phrase, verb)) modifyTarget(turn, phrase, 'add')
  // "all the toppings" may be called like a dish.
  else if (phrase.each && phrase.definite && head.kind === 'item')
    ask(turn, [{ kind: 'conflict', chunk: phrase }])
  else if (completesLine(turn, phrase)) modifyTarget(turn, phrase, 'set')
  else if (!addLike(turn, phrase) && !(isOfThem(phrase) && exchangesSome(turn, phrase)))
    addPhrase(turn, readHalfOfChoice(turn, phrase))
}
