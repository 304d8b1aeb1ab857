import type { DetailMatch, DetailText } from './detail-text.js'

const MIN_DIGITS = 7
const MIN_DIGITS_AFTER_CUE = 6
const MAX_DIGITS = 15
const MAX_QUANTITY_DIGITS = 3
/** Of the digits between two marks or spaces, behind the first ones; and of the longest such group. */
const MIN_GROUP_DIGITS = 2
const MIN_LONGEST_DIGITS = 3
/** Digits and what joins them; behind it no phone number goes on. */
const MAX_TOKENS = 24
const joints = new Set(['-', '.', '(', ')', '+', '/'])

/** A phone number at this token, with or without "my number is" before it. */
export function findPhone(text: DetailText, start: number): DetailMatch | undefined {
  const { tokens } = text
  let from = text.phraseEnd('phone', start) ?? start
  const hasCue = from > start
  while (hasCue && (tokens[from]?.text === ':' || text.role(from) === 'common')) from++
  const first = tokens[from]
  if (first?.kind !== 'number' && first?.text !== '+' && first?.text !== '(') return undefined
  let digits = 0
  let longest = 0
  let end = from
  for (
    let index = from;
    index < Math.min(tokens.length, from + MAX_TOKENS) && digits <= MAX_DIGITS;
    index++
  ) {
    const token = tokens[index]
    if (token?.kind === 'number') {
      const length = token.text.replace(/\D/g, '').length
      // The next quantity isn't the number's last digits, but "0142 a cola" isn't how many colas.
      if (length <= MAX_QUANTITY_DIGITS && text.countsMenu(index)) break
      // "2 2 2 2 2 2 2" is no phone number.
      if (length < MIN_GROUP_DIGITS && index > from + 1 && !hasCue) return undefined
      digits += length
      longest = Math.max(longest, length)
      end = index + 1
    } else if (!token || !joints.has(token.text)) break
  }
  const isLong = digits >= (hasCue ? MIN_DIGITS_AFTER_CUE : MIN_DIGITS) && digits <= MAX_DIGITS
  return isLong && longest >= MIN_LONGEST_DIGITS ? { start, from, end } : undefined
}
