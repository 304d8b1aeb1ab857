import type { Vocabulary } from '../language/vocabulary.js'
import type { Lexicon } from '../lexicon/lexicon.js'
import type { OrderDetails } from '../reading.js'
import type { Token } from '../text/tokenise.js'
import { findAddress } from './address.js'
import { findClock } from './clock.js'
import { stampEnd } from './date.js'
import { createDetailText, type DetailMatch, type DetailText } from './detail-text.js'
import { findName } from './name.js'
import { findPayment } from './payment.js'
import { findPeople, type Person } from './people.js'
import { findPhone } from './phone.js'
import { joinTimes, saysTime, type TimeSaid } from './time-said.js'
import { findWhen, type WhenMatch } from './when.js'

export interface FoundDetails {
  readonly details: OrderDetails
  /** What the turn says of when it is wanted; undefined where it says nothing of it */
  readonly time: TimeSaid | undefined
  readonly people: readonly Person[]
  /** Indices of the tokens that belong to one */
  readonly masked: ReadonlySet<number>
}

type Finder = (text: DetailText, start: number) => DetailMatch | WhenMatch | undefined

/** In the order in which they are tried at each word. */
const finders: readonly (readonly [keyof OrderDetails, Finder])[] = [
  ['phone', findPhone],
  ['address', findAddress],
  ['when', findWhen],
  ['payment', findPayment],
  ['name', findName],
]

/** Whether what follows words that lead to an address is a time and nothing else: "221 Baker Street" begins like one. */
function isClock(text: DetailText, { from, end }: DetailMatch): boolean {
  const clock = findClock(text, from, { mayBeBare: true, isAnswer: false })
  for (let at = clock?.end ?? end; at < end; at++)
    if (text.tokens[at]?.kind === 'word' && text.role(at) === undefined) return false
  return clock !== undefined
}

/** Finds what belongs to the order but isn't food, so that its digits are never quantities. The last of a kind counts. */
export function findDetails(
  turn: string,
  tokens: readonly Token[],
  vocabulary: Vocabulary,
  lexicon: Lexicon,
): FoundDetails {
  const text = createDetailText(turn, tokens, vocabulary, lexicon)
  const details: { -readonly [Kind in keyof OrderDetails]: OrderDetails[Kind] } = {}
  const masked = new Set<number>()
  let addressFrom = 0
  let addressEnd = -1
  let time: TimeSaid = {}
  const isMark = ({ kind }: Token) => kind === 'symbol'
  // each detail begins with a number, a sign, a name or a word that leads to one
  const leadsTo = (index: number) => {
    const token = tokens[index]
    return (
      token?.kind !== 'word' ||
      vocabulary.details.children.has(token.text) ||
      text.isCapital(index) ||
      vocabulary.times.children.has(token.text)
    )
  }
  for (let index = 0; index < tokens.length; ) {
    let next = index + 1
    const stamp = stampEnd(text, index)
    if (stamp !== undefined) {
      for (let at = index; at < stamp; at++) masked.add(at)
      index = stamp
      continue
    }
    if (!leadsTo(index)) {
      index = next
      continue
    }
    for (const [kind, find] of finders) {
      const match = find(text, index)
      // "para hoy" may be how ripe something is.
      // one without a word in it would be found again for ever
      if (!match || match.end <= index || text.isName(match.start, match.end)) continue
      // "deliver at 8 instead"
      if (kind === 'address' && isClock(text, match)) continue
      const { start, end } = match
      const goesOn = kind === 'address' && addressEnd >= 0 && tokens.slice(addressEnd, start).every(isMark)
      const from = goesOn ? addressFrom : match.from
      if (kind === 'address') {
        addressFrom = from
        addressEnd = end
      }
      const words = turn.slice(tokens[from]?.from, tokens[end - 1]?.to)
      // "tomorrow 2 pizzas, at 7": a time may be told in several places
      const isMore = 'said' in match && details.when !== undefined && saysTime(time)
      details[kind] = isMore ? `${details.when} ${words}` : words
      if ('said' in match) time = joinTimes(time, match.said)
      for (let at = start; at < end; at++) masked.add(at)
      next = end
      break
    }
    index = next
  }
  const { people, masked: names } = findPeople(text, masked)
  return {
    details,
    time: saysTime(time) || time.meal ? time : undefined,
    people,
    masked: new Set([...masked, ...names]),
  }
}
