import { dateEnd } from './date.js'
import type { DetailMatch, DetailText } from './detail-text.js'

const LAST_HOUR = 24
const LAST_MINUTE = 59
const MINUTE_DIGITS = 2

/** Where a time that is told in numbers ends: "7:30 pm", "20 minutes", and bare "7" where that may be. */
function clockEnd(text: DetailText, start: number, mayBeBare: boolean): number | undefined {
  const { tokens } = text
  const hour = tokens[start]
  if (hour?.kind !== 'number') return undefined
  const minute = tokens[start + 2]
  if (
    tokens[start + 1]?.text === ':' &&
    minute?.kind === 'number' &&
    minute.glued &&
    minute.text.length === MINUTE_DIGITS &&
    hour.value <= LAST_HOUR &&
    minute.value <= LAST_MINUTE
  )
    return text.phraseEnd('hours', start + 3) ?? start + 3
  const unitEnd = text.phraseEnd('hours', start + 1)
  if (unitEnd !== undefined) {
    // "19h30"
    const rest = tokens[unitEnd]
    return rest?.kind === 'number' && rest.glued ? unitEnd + 1 : unitEnd
  }
  if (!mayBeBare || !Number.isInteger(hour.value) || hour.value > LAST_HOUR) return undefined
  const next = tokens[start + 1]
  const nextRole = text.role(start + 1)
  const ends =
    next === undefined ||
    next.kind !== 'word' ||
    nextRole === 'courtesy' ||
    nextRole === 'and' ||
    nextRole === 'with'
  return ends && !text.countsMenu(start) ? start + 1 : undefined
}

function oneTimeEnd(text: DetailText, start: number): number | undefined {
  const date = dateEnd(text, start)
  if (date !== undefined) return date
  const at = text.phraseEnd('at', start)
  const timeAt = at === undefined ? undefined : (clockEnd(text, at, true) ?? text.phraseEnd('when', at))
  if (timeAt !== undefined) return timeAt
  const within = text.phraseEnd('within', start)
  const timeWithin =
    within === undefined ? undefined : (clockEnd(text, within, false) ?? text.phraseEnd('when', within))
  if (timeWithin !== undefined) return timeWithin
  const phrase = text.phraseEnd('when', start)
  if (phrase !== undefined && !(phrase === start + 1 && text.isOnMenu(start))) return phrase
  return clockEnd(text, start, false)
}

/** A time at this token, of one part or several ("tomorrow at 7 pm"). */
export function findWhen(text: DetailText, start: number): DetailMatch | undefined {
  let end = oneTimeEnd(text, start)
  if (end === undefined) return undefined
  for (let next = oneTimeEnd(text, end); next !== undefined; next = oneTimeEnd(text, end)) end = next
  return { start, from: start, end }
}
