import type { DetailText } from './detail-text.js'

/** Somebody whom some of the order is for, and the tokens that are about it, [from, to). */
export interface Person {
  readonly name: string
  readonly from: number
  readonly to: number
}

export interface FoundPeople {
  readonly people: readonly Person[]
  readonly masked: ReadonlySet<number>
}

const MAX_WORDS = 3

function isLineStart(text: DetailText, index: number): boolean {
  const before = text.tokens[index - 1]
  return (
    before === undefined ||
    before.kind === 'newline' ||
    (before.kind === 'symbol' && '.;!,-•*'.includes(before.text))
  )
}

function isBreak(text: DetailText, index: number): boolean {
  const token = text.tokens[index]
  return (
    token === undefined ||
    token.kind === 'newline' ||
    (token.kind === 'symbol' && ',.;!?'.includes(token.text))
  )
}

const isStranger = (text: DetailText, index: number) =>
  text.tokens[index]?.kind === 'word' && !text.isOnMenu(index) && !text.isKnown(index)

function areStrangers(text: DetailText, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!isStranger(text, at)) return false
  return true
}

/** "Ana:" or "Ana -" at the start of a line. @returns where the colon is */
function findLabel(text: DetailText, start: number): number | undefined {
  if (!isLineStart(text, start)) return undefined
  for (let end = start; end <= start + MAX_WORDS; end++) {
    const token = text.tokens[end]
    if (token?.text === '-' && end > start && !token.glued)
      return isBreak(text, end + 1) || !areStrangers(text, start, end) || !text.isCapital(start)
        ? undefined
        : end
    // "start over: two pizzas"
    const role = text.phraseRole(start)
    const isSaid = role !== undefined && role !== 'common' && role !== 'courtesy'
    if (token?.text === ':' && end > start) return isBreak(text, end + 1) || isSaid ? undefined : end
    // "two of each: …"
    const isCount = text.role(end) === 'number' || text.role(end) === 'all'
    if (token?.kind !== 'word' || text.isOnMenu(end) || isCount) return undefined
  }
  return undefined
}

/** "for Ana" @returns where the name ends */
function findRecipient(text: DetailText, start: number): number | undefined {
  const from = text.phraseEnd('recipient', start)
  if (from === undefined || !isStranger(text, from)) return undefined
  const end = isStranger(text, from + 1) ? from + 2 : from + 1
  const role = text.role(end)
  const ends =
    isBreak(text, end) || role === 'article' || role === 'number' || role === 'and' || role === 'with'
  return ends || text.tokens[end]?.kind === 'number' ? end : undefined
}

/** "Ana wants" @returns where the name ends */
function findWanting(text: DetailText, start: number): number | undefined {
  if (!isStranger(text, start) || text.phraseEnd('wants', start + 1) === undefined) return undefined
  return start + 1
}

/** Whom lines are for, by "Ana: 2 tacos", "a taco for Ana", "Ana wants a taco". Their words name nothing on the menu. */
export function findPeople(text: DetailText, masked: ReadonlySet<number>): FoundPeople {
  const people: { name: string; from: number; to: number }[] = []
  const found = new Set<number>()
  const nameOf = (from: number, to: number) =>
    text.source.slice(text.tokens[from]?.from, text.tokens[to - 1]?.to)
  let lineStart = 0
  for (let index = 0; index < text.tokens.length; index++) {
    if (isBreak(text, index)) lineStart = index + 1
    if (masked.has(index) || found.has(index)) continue
    const label = findLabel(text, index)
    const wanting = label === undefined ? findWanting(text, index) : undefined
    const end = label ?? wanting ?? findRecipient(text, index)
    if (end === undefined) continue
    const from =
      label === undefined && wanting === undefined ? (text.phraseEnd('recipient', index) ?? index) : index
    const isBehind = label === undefined && wanting === undefined && index > lineStart
    const last = people.at(-1)
    if (last && last.to > index) last.to = index
    let isStrange = false
    for (let at = index; at < end; at++) {
      found.add(at)
      isStrange ||= isStranger(text, at)
    }
    if (!isStrange) continue
    const about = isBehind ? { from: lineStart, to: index } : { from: end, to: text.tokens.length }
    people.push({ name: nameOf(from, end), ...about })
  }
  return { people, masked: found }
}
