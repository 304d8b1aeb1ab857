import { createRandom } from '../random.js'

export type Happening =
  /** somebody opens a page */
  | { kind: 'visit'; person: number; path: string }
  /** somebody opens one of the newest orders: the newest is 0 */
  | { kind: 'look'; person: number; recent: number }
  /** a customer's yes places an order */
  | { kind: 'order' }
  /** the oldest open order goes one step on */
  | { kind: 'step' }

const hours = 12
const people = 4
/** Each of them opens a page about so often: tablets stand there to be looked at. */
const visitEveryMinutes = 2
const orders = 60
const stepsOfOrder = 4

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
  return times.sort((one, other) => one.at - other.at).map(({ what }) => what)
}
