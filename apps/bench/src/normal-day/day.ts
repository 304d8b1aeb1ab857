import { createRandom } from '@comanda/harness/random.js'

export type Happening =
  /** somebody opens a page */
  | { kind: 'visit'; person: number; path: string }
  /** somebody opens one of the newest orders: the newest is 0 */
  | { kind: 'look'; person: number; recent: number }
  /** a customer's yes places an order */
  | { kind: 'order' }
  /** the oldest open order goes one step on */
  | { kind: 'step' }
  /** a customer asks for a person */
  | { kind: 'call' }
  /** a person takes care of whoever waits */
  | { kind: 'care' }
  /** the bot keeps what it and its browser hold */
  | { kind: 'sample' }

const hours = 12
export const people = 4
/** Each of them opens a page about so often: tablets stand there to be looked at. */
const visitEveryMinutes = 2
const orders = 60
const stepsOfOrder = 4
const calls = 12
const minutesToCare = 10
const sampleEveryMinutes = 5

const places: readonly [share: number, path: string | undefined][] = [
  [0.6, '/orders'],
  [0.15, undefined],
  [0.1, '/handovers'],
  [0.05, '/orders?status=all'],
  [0.05, '/menu'],
  [0.05, '/account'],
]

/** A day of a shop: what happens, in its order. Guessed, since nobody measured one; the same each time. */
export function createDay(part = 1): Happening[] {
  const random = createRandom(20_261_125)
  const minute = (): number => random() * hours * 60 * part
  const times: { at: number; what: Happening }[] = []
  const visits = (hours * 60 * part * people) / visitEveryMinutes
  for (let index = 0; index < visits; index++) {
    const person = index % people
    let share = random()
    const place = places.find(([part]) => {
      share -= part
      return share < 0
    })
    const path = place === undefined ? '/orders' : place[1]
    const what: Happening =
      path === undefined
        ? { kind: 'look', person, recent: Math.floor(random() * 10) }
        : { kind: 'visit', person, path }
    times.push({ at: minute(), what })
  }
  for (let index = 0; index < orders * part; index++) {
    const at = minute()
    times.push({ at, what: { kind: 'order' } })
    for (let step = 1; step <= stepsOfOrder; step++)
      times.push({ at: at + step * 6 * (0.5 + random()), what: { kind: 'step' } })
  }
  for (let index = 0; index < calls * part; index++) {
    const at = minute()
    times.push({ at, what: { kind: 'call' } })
    times.push({ at: at + minutesToCare * (0.5 + random()), what: { kind: 'care' } })
  }
  for (let at = 0; at < hours * 60 * part; at += sampleEveryMinutes)
    times.push({ at, what: { kind: 'sample' } })
  return times.sort((one, other) => one.at - other.at).map(({ what }) => what)
}
