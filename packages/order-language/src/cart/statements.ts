import type { Chunk } from '../chunks/chunk.js'
import type { Clause } from '../grammar/clauses.js'
import { countEach } from '../grammar/each.js'
import { type Focus, noFocus } from '../grammar/heads.js'
import type { Phrase } from '../grammar/phrase.js'
import { readPhrases } from '../grammar/phrases.js'
import { addOne } from './add-one.js'
import { addAlike } from './alike.js'
import type { Asked } from './cart.js'
import { change } from './change.js'
import { correctFocus, correctsFocus, setsAnew, takeBack, takesOldCountBack } from './correct.js'
import { goesOnExchanging } from './exchange.js'
import { takeDescription } from './find-line.js'
import { carryOut } from './reducer.js'
import { removePhrase } from './remove-phrase.js'
import { repeatLastOrder } from './repeat.js'
import { hasNumber, isChat, isNewItem } from './said.js'
import { modifyAmong, modifySome } from './some.js'
import { findTargetQuietly } from './target.js'
import { ask, keysOf, MAX_PROBLEMS, type Turn } from './turn.js'

/** The one thing of the menu that a question names. */
function findAsked(turn: Turn, phrases: readonly Phrase[]): Asked | undefined {
  const [only, ...others] = phrases.filter(({ head }) => head?.kind === 'item')
  // "a carne seca vem com catupiry?": of what comes with it
  const [borne] = phrases.flatMap(({ before, behind }) => [...before, ...behind])
  const kind = !only && borne?.bearers.length === 1 ? borne : undefined
  if (kind) return { items: kind.bearers, named: [kind], turn: turn.number }
  if (!only?.head || others.length > 0) return undefined
  const named = [...only.before, ...only.behind].filter(({ options }) => options.length > 0)
  return { items: only.head.items, named, turn: turn.number }
}

/** "cancel the last two": so many lines from the end. */
function removeLast(turn: Turn, chunks: readonly Chunk[]): boolean {
  const { cart } = turn
  const said = chunks.filter(({ kind }) => kind !== 'definite' && kind !== 'of')
  const last = said.find(({ ordinal }) => ordinal === -1)
  // "los dos" says how many there are, too
  const count = said.find(({ kind, counted, unit, options }) =>
    kind === 'number' ? !counted && unit === '' : kind === 'all' && options.length === 0,
  )
  if (said.length !== 2 || !last || !count) return false
  const many =
    count.kind === 'number' ? count.value : Math.max(...keysOf(turn, count).map(key => Number(key) || 0))
  if (many < 2 || many > cart.lines.length) return false
  for (const line of cart.lines.slice(-many)) carryOut(cart, { do: 'remove', line })
  return true
}

/** "cancel", "cancel everything", "cancel everything but the coke", and "cancel" with what should go. */
function cancel(turn: Turn, phrases: readonly Phrase[], everything: boolean): void {
  const named = phrases.filter(({ head }) => head?.kind === 'item' || (head && !everything))
  // "never mind the almond milk"
  const hasOption = ({ before, behind }: Phrase) =>
    [...before, ...behind].some(({ options }) => options.length > 0)
  if (named.length === 0 && !phrases.some(hasOption)) {
    // "forget everything, a water instead"
    carryOut(turn.cart, { do: 'cancel' })
    return
  }
  if (!everything) {
    for (const phrase of phrases) removePhrase(turn, phrase)
    return
  }
  const kept = new Set(named.map(phrase => findTargetQuietly(turn, phrase)))
  for (const line of turn.cart.lines) if (!kept.has(line)) carryOut(turn.cart, { do: 'remove', line })
}

/** "un solo café", "just a coke": an article that counts. */
function countOnly(phrase: Phrase): Phrase {
  const { before, behind } = phrase
  const [only, one, ...more] = behind
  if (!phrase.head && only?.kind === 'only' && one?.article && more.length === 0)
    return { ...phrase, behind: [only, { ...one, kind: 'number', article: false }] }
  if (phrase.head?.kind !== 'item' || !before.some(({ kind }) => kind === 'only')) return phrase
  const count = (chunk: Chunk): Chunk =>
    chunk.article ? { ...chunk, kind: 'number', article: false } : chunk
  return { ...phrase, before: before.filter(({ kind }) => kind !== 'only').map(count), only: true }
}

/** "with sausage, no wait, make that salami and a large coke": what was said last gives way, and the rest is ordered. */
function correctsOption(turn: Turn, [first, ...rest]: readonly Phrase[]): boolean {
  if (!first || turn.made.length === 0 || (first.head && first.head.kind !== 'that')) return false
  const said = [...first.before, ...first.behind].filter(({ kind }) => kind !== 'and' && kind !== 'comma')
  if (!said.some(({ options }) => options.length > 0) || !rest.every(isNewItem)) return false
  if (said.some(({ kind }) => kind === 'number' || kind === 'article')) return false
  change(turn, [{ ...first, head: undefined, chunk: undefined, before: [], behind: said }], true, false)
  for (const phrase of rest) addOne(turn, phrase, 'add')
  return true
}

/** "pizza for a party: six with cheese and three with ham", "pasteles: 3 grandes": what is counted behind it */
function isHeadline(turn: Turn, phrase: Phrase, next: Phrase | undefined): boolean {
  const { head, before, behind } = phrase
  const isBare = [...before, ...behind].every(
    ({ kind, options }) => options.length === 0 && kind !== 'number' && kind !== 'article',
  )
  const isColon = ({ kind, start }: Chunk) => kind === 'comma' && turn.tokens[start]?.text === ':'
  if (head?.kind !== 'item' || !isBare || !behind.some(isColon) || !next) return false
  return next.head?.items.some(item => head.items.includes(item)) ?? false
}

/** "two pizzas, a large pepperoni and a small hawaiian": how many of the first there are besides those that follow. */
function spreadCount({ lexicon }: Turn, phrases: readonly Phrase[]): readonly Phrase[] {
  const [first, ...rest] = phrases
  const isCount = ({ kind, counted, unit }: Chunk) =>
    (kind === 'number' || kind === 'article') && !counted && unit === ''
  const [count, ...more] = first?.before ?? []
  const [entry, ...entries] = first?.head?.items ?? []
  if (first?.head?.kind !== 'item' || !entry || entries.length > 0) return phrases
  if (count?.kind !== 'number' || !isCount(count) || count.value < 2 || more.length > 0) return phrases
  // "two pizzas and a hawaiian" are three
  const isListed = [...first.behind, ...(rest[0]?.before ?? [])][0]?.kind !== 'and'
  if (!isListed || rest.length === 0 || lexicon.plain.get(entry.item.category ?? '') !== entry) return phrases
  const sumOf = (chunks: readonly Chunk[]) =>
    chunks.filter(isCount).reduce((sum, { value }) => sum + value, 0)
  const isKind = ({ head }: Phrase) =>
    head?.kind === 'item' &&
    head.items.every(other => other !== entry && other.item.category === entry.item.category)
  const end = rest.findIndex(phrase => !isKind(phrase) || sumOf(phrase.before) === 0)
  const kinds = end < 0 ? rest : rest.slice(0, end)
  const own = sumOf(first.behind)
  const others = kinds.reduce((sum, { before }) => sum + sumOf(before), 0)
  if (others === 0 || own + others !== count.value) return phrases
  return own === 0 ? rest : [{ ...first, before: [{ ...count, value: own }] }, ...rest]
}

/**
 * "no, two calzones and a coke", "sorry, 6 beef and 6 onion": an order of earlier turns said again as a whole, with
 * something changed. Some of what it names is in the cart already, and each thing is counted.
 */
function saysAgain(turn: Turn, phrases: readonly Phrase[], { corrects, apologises, verb }: Clause): boolean {
  if ((!corrects && !apologises) || turn.made.length > 0 || (verb !== 'none' && verb !== 'want')) return false
  const isOrdered = (phrase: Phrase) => phrase.head?.kind === 'item' && hasNumber(phrase) && !phrase.more
  const named = phrases.filter(({ negated }) => !negated)
  if (named.length < 2 || !named.every(isOrdered)) return false
  return named.some(({ head }) => turn.cart.lines.some(({ entry }) => head?.items.includes(entry)))
}

/** A message that orders more lines than these is for a person to look at. */
const MAX_LINES = 150

const isFull = ({ made, cart, questions }: Turn): boolean =>
  made.length + cart.choices.length >= MAX_LINES || questions.length >= MAX_PROBLEMS

function focusOf({ cart: { focus } }: Turn): Focus {
  if (!focus) return noFocus
  const chosen = focus.options.filter(({ amount }) => amount !== 'none' && amount !== 0)
  const taken = new Map(
    chosen.map(({ group }) => [group, chosen.filter(own => own.group === group).map(({ option }) => option)]),
  )
  return { items: [focus.entry], taken }
}

/** Carries out what a clause says. */
export function applyClause(turn: Turn, clause: Clause, modifiersFollow: boolean): void {
  if (isFull(turn)) {
    ask(turn, [{ kind: 'conflict', chunk: clause }])
    return
  }
  const focus = focusOf(turn)
  const adds = clause.verb === 'add'
  const removes = clause.verb === 'remove' || clause.verb === 'cancel'
  if (removes && removeLast(turn, clause.chunks)) return
  const read = readPhrases(countEach(clause.chunks), focus, modifiersFollow, adds).map(phrase =>
    takeDescription(turn, countOnly(phrase)),
  )
  const phrases = clause.verb === 'none' || clause.verb === 'want' || adds ? spreadCount(turn, read) : read
  const hasItem = phrases.some(phrase => phrase.head && phrase.head.kind !== 'that')
  if (clause.corrects && correctsOption(turn, phrases)) return
  switch (clause.verb) {
    case 'cancel':
      cancel(turn, phrases, clause.everything)
      return
    case 'anew':
      for (const line of turn.earlier) carryOut(turn.cart, { do: 'remove', line })
      carryOut(turn.cart, {
        do: 'offer',
        choices: turn.cart.choices.filter(({ turn: number }) => number === turn.number),
      })
      return
    case 'repeat':
      // "the same order but …", with no other than the one at hand
      if (!repeatLastOrder(turn, clause) && turn.cart.lines.length === 0)
        ask(turn, [{ kind: 'unknown_item', chunk: clause }])
      return
    case 'remove':
      // "not the fries, onion rings"
      for (const [at, phrase] of phrases.entries())
        if (at > 0 && isNewItem(phrase) && !findTargetQuietly(turn, phrase)) addOne(turn, phrase, 'add')
        else removePhrase(turn, phrase)
      carryOut(turn.cart, { do: 'vacate' })
      return
    case 'change':
      if (
        clause.replaces &&
        turn.cart.isVacant &&
        phrases.every(phrase => isNewItem(phrase) && !findTargetQuietly(turn, phrase))
      ) {
        for (const phrase of phrases) addOne(turn, phrase, 'add')
        return
      }
      change(turn, phrases, clause.replaces)
      return
    case 'ask':
      carryOut(turn.cart, { do: 'ask', asked: findAsked(turn, phrases) })
      return
    default:
      if (saysAgain(turn, phrases, clause)) {
        carryOut(turn.cart, { do: 'keep', lines: [] })
        for (const phrase of phrases) if (!phrase.negated) addOne(turn, phrase, 'none')
        return
      }
      if (clause.corrects && takesOldCountBack(turn, phrases)) return
      if (clause.corrects) {
        // What an earlier turn ordered is changed, what this one did is taken back.
        if (!hasItem || (turn.made.length === 0 && turn.cart.lines.length > 0)) {
          change(turn, phrases, true, false)
          return
        }
        takeBack(turn, phrases)
      }
      if (goesOnExchanging(turn, phrases)) {
        change(turn, phrases)
        return
      }
      for (let at = 0, isTalk = isChat(clause); at < phrases.length; ) {
        const phrase = phrases[at]
        if (isFull(turn)) {
          ask(turn, [{ kind: 'conflict', chunk: clause }])
          return
        }
        if (phrase && isHeadline(turn, phrase, phrases[at + 1])) {
          at++
          continue
        }
        const copied = addAlike(turn, phrases.slice(at, at + 3))
        if (phrase && copied === 0 && !modifySome(turn, phrase) && !modifyAmong(turn, phrase))
          if (setsAnew(turn, phrase, clause)) change(turn, [phrase])
          else if (correctsFocus(turn, phrase, clause)) correctFocus(turn, phrase)
          else addOne(turn, phrase, clause.verb, isTalk)
        at += Math.max(copied, 1)
      }
  }
}
