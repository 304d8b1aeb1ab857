import type { Ordered } from './ordered.js'
import { nameDish } from './say-line.js'
import type { Speaker } from './speaker.js'
import { isWithin } from './text.js'

/** A line that a change is about, and how it is called. */
export interface Target {
  readonly line: Ordered
  readonly places: { the: string; of: string; on: string; to: string; it: string; name: string }
  readonly about: { gender: 'm' | 'f'; isPlural: boolean }
}

/** Lines whose dish is told from all others by its name alone. */
function tellable(lines: readonly Ordered[]): Ordered[] {
  return lines.filter(
    line =>
      !line.unit &&
      !line.halves &&
      lines.every(
        other =>
          other === line ||
          !line.dish.names.some(name =>
            other.dish.names.some(theirs => isWithin(name, theirs) || isWithin(theirs, name)),
          ),
      ),
  )
}

/** A line as it is called later. */
export function target(speaker: Speaker, line: Ordered, quantity = line.quantity): Target {
  const noun = nameDish(speaker, line.dish, quantity, true)
  const name = quantity > 1 ? speaker.speech.plural(line.dish.names[0] ?? noun.name).toLowerCase() : noun.name
  const about = { gender: noun.gender, isPlural: quantity > 1 || noun.isPlural }
  const it = speaker.speech.it(about.gender, about.isPlural)
  return { line, places: { ...speaker.speech.the(name, about.gender, about.isPlural), it, name }, about }
}

/** One of the lines that fit, if it can be told from the others. */
export function pickTarget(
  speaker: Speaker,
  lines: readonly Ordered[],
  fits: (line: Ordered) => boolean,
): Target | undefined {
  const found = tellable(lines).filter(fits)
  return found.length > 0 ? target(speaker, speaker.random.pick(found)) : undefined
}

/** The lines with others in one's place. */
export const swap = (lines: readonly Ordered[], line: Ordered, ...instead: readonly Ordered[]) =>
  lines.flatMap(other => (other === line ? instead : [other]))
