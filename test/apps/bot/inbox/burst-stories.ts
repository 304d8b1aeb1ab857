import fc from 'fast-check'
import type { SendStep } from '../../../support/answered-shop.js'

/** What a customer does. `of` names one of the customer's own messages, counted from the newest. */
export type Act =
  | { does: 'order'; dish: 'coke' | 'margherita'; count: number }
  | { does: 'edit'; of: number; count: number }
  | { does: 'delete'; of: number }
  | { does: 'react'; emoji: '👍' | '👎' }
  | { does: 'write'; text: string }
  /** looks at the phone: what waits for it leaves, and is seen */
  | { does: 'look' }
  /** the bot is killed in its next answer, so many statements on */
  | { does: 'die'; statements: number }
  /** the bot is killed with the next message that leaves, and what it sent is looked at again after its start */
  | { does: 'die sending'; step: SendStep }
  | Outage

/** Nothing is heard meanwhile, and nothing leaves. Behind it both begin at the same time. */
export interface Outage {
  does: 'outage'
  minutes: 5 | 12
  acts: Act[]
  sendsFirst: boolean
}

export const say = (...texts: string[]): fc.Arbitrary<Act> =>
  fc.constantFrom(...texts).map(text => ({ does: 'write' as const, text }))

const count = fc.integer({ min: 1, max: 4 })
const anOrder: fc.Arbitrary<Act> = fc.record({
  does: fc.constant('order' as const),
  dish: fc.constantFrom('coke' as const, 'margherita' as const),
  count,
})
const anEdit: fc.Arbitrary<Act> = fc.record({ does: fc.constant('edit' as const), of: fc.nat(3), count })
const aDeletion: fc.Arbitrary<Act> = fc.record({ does: fc.constant('delete' as const), of: fc.nat(3) })
const aReaction: fc.Arbitrary<Act> = fc.record({
  does: fc.constant('react' as const),
  emoji: fc.constantFrom('👍' as const, '👎' as const),
})
const aLook: fc.Arbitrary<Act> = fc.constant({ does: 'look' as const })
const aDeath: fc.Arbitrary<Act> = fc.record({
  does: fc.constant('die' as const),
  statements: fc.nat(24),
})
const aDeathSending: fc.Arbitrary<Act> = fc.record({
  does: fc.constant('die sending' as const),
  step: fc.constantFrom('claimed' as const, 'left' as const, 'out' as const),
})
const talk = say('are you open today?', 'thank you so much', 'where is my order?', 'do you take cards?')

/** @param minutes how long an outage may be @param others what customers do besides */
export function acts(
  minutes: readonly (5 | 12)[],
  ...others: fc.WeightedArbitrary<Act>[]
): fc.Arbitrary<Act[]> {
  const written: fc.WeightedArbitrary<Act>[] = [
    { weight: 4, arbitrary: anOrder },
    { weight: 4, arbitrary: say('yes', 'yes please', '👍') },
    { weight: 1, arbitrary: say('no') },
    { weight: 2, arbitrary: talk },
    { weight: 1, arbitrary: anEdit },
    { weight: 1, arbitrary: aDeletion },
    { weight: 2, arbitrary: aReaction },
    ...others,
  ]
  const anOutage: fc.Arbitrary<Act> = fc.record({
    does: fc.constant('outage' as const),
    minutes: fc.constantFrom(...minutes),
    // most answer what they had before
    acts: fc.array(fc.oneof(...written, { weight: 8, arbitrary: say('yes') }), { maxLength: 4 }),
    sendsFirst: fc.boolean(),
  })
  return fc.array(
    fc.oneof(
      ...written,
      { weight: 5, arbitrary: aLook },
      { weight: 2, arbitrary: aDeath },
      { weight: 2, arbitrary: aDeathSending },
      { weight: 4, arbitrary: anOutage },
    ),
    { minLength: 3, maxLength: 14 },
  )
}
