import { counts } from './counts.js'
import { dishes } from './dishes.js'
import { elided } from './elided.js'
import { halves } from './halves.js'
import { lists } from './lists.js'
import { numbers } from './numbers.js'
import { refusals } from './refusals.js'
import { removals } from './removals.js'
import type { Rule } from './rule.js'
import { sizes } from './sizes.js'
import { some } from './some.js'
import { talk } from './talk.js'
import { ways } from './ways.js'

/** The ways of saying things that are read as plainer ones, in the order in which they are tried. */
export const rules: readonly Rule[] = [
  ...talk,
  ...dishes,
  ...numbers,
  ...sizes,
  ...refusals,
  ...halves,
  ...lists,
  ...counts,
  ...some,
  ...removals,
  ...ways,
  ...elided,
]
