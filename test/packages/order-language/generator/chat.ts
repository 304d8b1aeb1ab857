import type { Gold } from './cart.js'
import { change } from './changes.js'
import type { Kitchen } from './kitchen.js'
import { type Ordered, order } from './ordered.js'
import { createRandom } from './random.js'
import { goldOf, type SaidOrder, sayOrder } from './say-order.js'
import { createSpeaker } from './speaker.js'
import { addTalk, write } from './talk.js'

/** A chat, and after each of its turns what must have come out and which kinds of phrase were in it. */
export interface Chat {
  readonly turns: readonly string[]
  readonly golds: readonly Gold[]
  readonly kinds: readonly ReadonlySet<string>[]
}

/** A chat with a kitchen; the same seed gives the same one. @param turns how many, 1 to 3; by chance if not given */
export function makeChat(kitchen: Kitchen, seed: number, turns?: number): Chat {
  const random = createRandom(seed)
  const oddness = random.chance(0.4) ? 0.1 : random.next()
  const many =
    turns ??
    random.weighted([
      [45, 1],
      [32, 2],
      [23, 3],
    ])
  const chat = { turns: [] as string[], golds: [] as Gold[], kinds: [] as Set<string>[] }
  let lines: readonly Ordered[] = []
  let isInOrder = false
  let asks = 'never' as Gold['asks']
  for (let turn = 0; turn < many; turn++) {
    const speaker = createSpeaker(kitchen.speech, random, turn === 0 ? oddness : oddness * 0.8)
    const said: Pick<SaidOrder, 'text' | 'lines'> & Partial<SaidOrder> =
      lines.length === 0
        ? sayOrder(speaker, kitchen, order(random, kitchen, oddness, turn === 0 ? 5 : 2))
        : change(speaker, kitchen, lines, isInOrder)
    isInOrder = said.isInOrder ?? false
    lines = said.lines
    const hasDrinks = lines.some(({ dish }) =>
      kitchen.speech.drinks.test(`${dish.item.category ?? ''} ${dish.item.name}`),
    )
    const isChange = turn > 0
    const text =
      isChange && random.chance(0.7) ? said.text : addTalk(speaker, said.text, !hasDrinks && !isChange)
    const written = write(speaker, kitchen, text)
    if (written.hasSlip && asks === 'never') asks = 'may'
    if (said.asks && said.asks !== 'never') asks = said.asks
    chat.turns.push(written.text)
    chat.golds.push({ lines: goldOf(lines), asks })
    chat.kinds.push(speaker.kinds)
    if (asks === 'must') break
  }
  return chat
}
