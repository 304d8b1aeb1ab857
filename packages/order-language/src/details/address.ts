import type { WordRole } from '../language/vocabulary.js'
import type { DetailMatch, DetailText } from './detail-text.js'
import { findWhen } from './when.js'

const MAX_TOKENS = 40
const MAX_STREET_WORDS = 4
/** A smaller number may count something. */
const MIN_HOUSE = 10
/** So many of anything nobody orders. */
const SURE_HOUSE = 100

/** Where other things of the order begin. */
const endings = new Set<WordRole>([
  'courtesy',
  'want',
  'add',
  'remove',
  'change',
  'cancel',
  'ask',
  'with',
  'no',
  'yes',
  'and',
])

function isMark(text: DetailText, index: number, marks: string): boolean {
  const token = text.tokens[index]
  return token?.kind === 'newline' || (token?.kind === 'symbol' && marks.includes(token.text))
}

function isStreetWord(text: DetailText, index: number): boolean {
  return text.phraseEnd('street', index) !== undefined
}

/** A full stop ends an address unless it stands behind an abbreviation ("St.", "Av."). */
function isStop(text: DetailText, index: number): boolean {
  if (text.tokens[index]?.text === '.') return !isStreetWord(text, index - 1)
  return isMark(text, index, ';!?…')
}

function endsAt(text: DetailText, index: number, from: number): boolean {
  if (isStop(text, index) || text.countsMenu(index)) return true
  const role = text.phraseRole(index)
  if (role !== undefined && endings.has(role) && !isStreetWord(text, index + 1)) return true
  if (
    index > from &&
    ['phone', 'payment', 'change', 'name', 'delivery'].some(kind => text.phraseEnd(kind as 'phone', index))
  )
    return true
  if (index > from && findWhen(text, index)) return true
  // Behind a comma the order may go on: "…, pizza", "…, a pizza".
  if (!isMark(text, index - 1, ',')) return false
  const behindArticle = text.phraseRole(index) === 'article' ? index + 1 : index
  // "…, um x-bacon"
  const isJoined = text.tokens[behindArticle + 1]?.text === '-'
  const named = isJoined && !text.isOnMenu(behindArticle) ? behindArticle + 2 : behindArticle
  return text.isOnMenu(named) && !isStreetWord(text, named) && !isStreetWord(text, named + 1)
}

/** @param surely what is known to belong to it, [from, surely) */
function addressEnd(text: DetailText, from: number, surely = from): number {
  let end = surely
  while (end < text.tokens.length && end < from + MAX_TOKENS && !endsAt(text, end, from)) end++
  while (end > surely && isMark(text, end - 1, ',-(:.')) end--
  return end
}

/**
 * "5 Oak St", "12 bis Main Road": a house number, a word or more, a kind of street. A street may be called like a dish:
 * "25 Orange Street".
 * @param isLed behind words that an address follows
 */
function isHouseNumber(text: DetailText, index: number, isLed: boolean): boolean {
  if (text.tokens[index]?.kind !== 'number') return false
  if (text.tokens[index + 1]?.kind !== 'word') return false
  const counts = text.countsMenu(index)
  for (let next = index + 2; next <= index + 1 + MAX_STREET_WORDS; next++) {
    if (text.tokens[next]?.kind !== 'word') return false
    if (counts && !isLed && !text.isCapital(next - 1)) return false
    if (isStreetWord(text, next)) return !counts || !text.isOnMenu(next)
  }
  return false
}

/** "Ham Lane 14": a name, a kind of street, a house number. @returns where it ends */
function namedStreetEnd(text: DetailText, from: number): number | undefined {
  let at = from
  while (
    text.tokens[at]?.kind === 'word' &&
    text.isCapital(at) &&
    !isStreetWord(text, at) &&
    at < from + MAX_STREET_WORDS
  )
    at++
  if (at === from || !isStreetWord(text, at) || text.isOnMenu(at)) return undefined
  const number = text.tokens[at + 1]
  return number?.kind === 'number' && !text.countsMenu(at + 1) ? at + 2 : undefined
}

/** "5 de Mayo", "sete de setembro": the day that a street is called after. @returns where it ends */
function dayEnd(text: DetailText, start: number): number | undefined {
  const isDay = text.number(start) !== undefined && text.role(start + 1) === 'of'
  return isDay && text.time('months', start + 2) !== undefined ? start + 3 : undefined
}

/** "calle Mayor 5", "rua das Flores, 12". @returns where what surely belongs to it ends */
function streetFirstEnd(text: DetailText, index: number): number | undefined {
  const end = text.phraseEnd('street', index)
  if (end === undefined || text.isOnMenu(index)) return undefined
  let next = text.tokens[end]?.text === '.' ? end + 1 : end
  const day = dayEnd(text, next)
  if (day !== undefined) return day
  const number = text.tokens[next]
  // "calle 45 # 12-30", "rua 7 casa 12", "cl 45 no 23-10"
  if (number?.kind === 'number' && !text.countsMenu(next)) {
    const sign = text.tokens[next + 1]
    const isSign = sign?.text === '#' || text.phraseRole(next + 1) === 'numberSign'
    const isHouse = text.tokens[next + 2]?.kind === 'number' && (isSign || sign?.text === ',')
    if (isHouse) return next + 3
    const ends = sign === undefined || isMark(text, next + 1, ',;.!?')
    return unitEnd(text, next + 1) !== undefined || ends ? next + 1 : undefined
  }
  const isOf = (at: number) => text.role(at) === 'of' || text.role(at) === 'from'
  // "rua das laranjeiras": called after something of the menu
  const isName = (at: number) =>
    text.tokens[at]?.kind === 'word' &&
    (!text.isOnMenu(at) || text.isCapital(at) || isOf(at) || (at > end && isOf(at - 1)))
  if (!isName(next)) return undefined
  while (isName(next) && next < end + 1 + MAX_STREET_WORDS) next++
  if (text.tokens[next]?.text === ',') next++
  return text.tokens[next]?.kind === 'number' && !text.countsMenu(next) ? next + 1 : undefined
}

/** A word of no other meaning, as a street may be called. */
const isStrange = (text: DetailText, index: number): boolean =>
  text.role(index) === undefined &&
  !text.isKnown(index) &&
  text.time('days', index) === undefined &&
  text.time('months', index) === undefined

/** A word that may be part of a street's name. @param isSure what stands before it leads to an address */
const isStreetName = (text: DetailText, index: number, isSure: boolean): boolean =>
  text.tokens[index]?.kind === 'word' &&
  !text.isOnMenu(index) &&
  (text.isCapital(index) || (isSure && isStrange(text, index)))

/** Is there nothing behind a number of a house that it could count? */
const isCountless = (text: DetailText, at: number): boolean =>
  text.tokens[at] === undefined ||
  isMark(text, at, ',;.!?:-–#/') ||
  unitEnd(text, at) !== undefined ||
  text.phraseRole(at) === 'courtesy' ||
  text.phraseEnd('delivery', at) !== undefined

/** "para Mitre 845": a name and a number of a house. @param isSure what stands before it leads to an address */
function isNamedHouse(text: DetailText, from: number, isSure = false): boolean {
  let at = from
  while (isStreetName(text, at, isSure) && at < from + MAX_STREET_WORDS) at++
  const number = text.tokens[at]
  if (at === from || number?.kind !== 'number' || number.value < MIN_HOUSE || text.countsMenu(at))
    return false
  return isCountless(text, at + 1)
}

/** "1400 Hudson": a number of a house and a name, behind what surely leads to an address. */
function isNumberedStreet(text: DetailText, from: number): boolean {
  const number = text.tokens[from]
  if (number?.kind !== 'number' || number.value < MIN_HOUSE || text.countsMenu(from)) return false
  let at = from + 1
  while (isStreetName(text, at, number.value >= SURE_HOUSE) && at < from + MAX_STREET_WORDS) at++
  return at > from + 1 && isCountless(text, at)
}

/** "a domicilio, Tamaulipas 120 depto 4", "deliver 1400 Hudson": behind a word for bringing it, a kind of street may be missing. */
function findDelivered(text: DetailText, start: number): DetailMatch | undefined {
  const cue = text.phraseEnd('delivery', start)
  if (cue === undefined) return undefined
  const marked = isMark(text, cue, ',:–-') ? cue + 1 : cue
  const from = text.phraseEnd('place', marked) ?? marked
  const isAddress = isNamedHouse(text, from, true) || isNumberedStreet(text, from)
  return isAddress ? { start, from, end: addressEnd(text, from, from + 2) } : undefined
}

/** "Tamaulipas 120, a domicilio" */
function findBeforeDelivery(text: DetailText, start: number): DetailMatch | undefined {
  if (!isNamedHouse(text, start) && !isNumberedStreet(text, start)) return undefined
  const end = addressEnd(text, start, start + 2)
  const behind = isMark(text, end, ',:–-') ? end + 1 : end
  return text.phraseEnd('delivery', behind) === undefined ? undefined : { start, from: start, end }
}

/** "flat 3", "bloco C", "apto 301b": part of an address. @returns where it ends */
function unitEnd(text: DetailText, start: number): number | undefined {
  const at = text.phraseEnd('unit', start)
  const token = at === undefined ? undefined : text.tokens[at]
  if (at === undefined || !token) return undefined
  const isLetter = token.kind === 'word' && token.text.length === 1 && text.role(at) === undefined
  if (token.kind === 'number' ? text.countsMenu(at) : !isLetter) return undefined
  const next = text.tokens[at + 1]
  return next?.kind === 'word' && next.glued && next.text.length === 1 ? at + 2 : at + 1
}

/** "barrio Laureles", "Jd. América" */
function areaEnd(text: DetailText, start: number): number | undefined {
  const cue = text.phraseEnd('area', start)
  if (cue === undefined || text.isOnMenu(start)) return undefined
  const from = text.tokens[cue]?.text === '.' ? cue + 1 : cue
  let end = from
  const isName = (at: number) => text.tokens[at]?.kind === 'word' && !text.isOnMenu(at) && !text.isKnown(at)
  while (end < from + MAX_STREET_WORDS && isName(end)) end++
  return end > from ? end : undefined
}

/** "3ºB" */
function doorEnd(text: DetailText, start: number): number | undefined {
  const [number, sign] = text.tokens.slice(start, start + 2)
  const isDoor = number?.kind === 'number' && sign?.glued === true && /^[oa]?[a-z]$/.test(sign.text)
  const isMarked = isDoor && /[ºª°]/.test(text.source.slice(number.to, sign.to))
  return isMarked ? start + 2 : undefined
}

/** An address at this token. */
export function findAddress(text: DetailText, start: number): DetailMatch | undefined {
  const same = text.phraseEnd('sameAddress', start)
  if (same !== undefined) return { start, from: start, end: same }
  const cue = text.phraseEnd('address', start)
  if (cue !== undefined) {
    const from = text.tokens[cue]?.text === ':' ? cue + 1 : cue
    const surely = isHouseNumber(text, from, true)
      ? from + 2
      : (streetFirstEnd(text, from) ?? namedStreetEnd(text, from))
    const end = addressEnd(text, from, surely)
    if (end > from) return { start, from, end }
  }
  const delivered = findDelivered(text, start) ?? findBeforeDelivery(text, start)
  if (delivered !== undefined) return delivered
  const place = text.phraseEnd('place', start)
  for (const from of place === undefined ? [start] : [place, start]) {
    const isLed = from !== start
    const surely = isHouseNumber(text, from, isLed)
      ? from + 2
      : (streetFirstEnd(text, from) ?? (isLed ? namedStreetEnd(text, from) : undefined))
    if (surely !== undefined) return { start, from, end: addressEnd(text, from, surely) }
  }
  if (place !== undefined && isNamedHouse(text, place))
    return { start, from: place, end: addressEnd(text, place, place + 1) }
  const end = unitEnd(text, start) ?? areaEnd(text, start) ?? doorEnd(text, start)
  return end === undefined ? undefined : { start, from: start, end }
}
