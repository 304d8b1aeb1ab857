import type { Act } from './burst-stories.js'

/** The same rules once more, as simply as they can be said: for a shop that only hands out at its counter. */
export function expected(story: readonly Act[]): { orders: string[][]; cart: string[] } {
  interface Said {
    dish: string
    count: number
    isOrder: boolean
  }
  const written: Said[] = []
  let cart: Said[] = []
  let readBack = 'none' as 'none' | 'unseen' | 'seen'
  /** what the phone shows last of read-backs is the one that stands */
  let isShown = false
  const orders: string[][] = []
  const sums = (): string[] => {
    const counts = new Map<string, number>()
    for (const { dish, count: more } of cart) counts.set(dish, (counts.get(dish) ?? 0) + more)
    return [...counts].map(([dish, sum]) => `${sum} ${dish}`).sort()
  }
  const readAgain = (): void => {
    readBack = cart.length === 0 ? 'none' : 'unseen'
    isShown = false
  }
  const yes = (isLate: boolean): void => {
    if (cart.length === 0 || readBack === 'unseen') return
    if (readBack === 'seen' && !isLate) {
      orders.push(sums())
      cart = []
    }
    readAgain()
  }
  const no = (): void => {
    if (readBack === 'none') return
    readBack = 'none'
    isShown = false
  }
  const look = (): void => {
    if (readBack !== 'unseen') return
    readBack = 'seen'
    isShown = true
  }
  const does = (act: Act, isLate: boolean): void => {
    const target = act.does === 'edit' || act.does === 'delete' ? written.at(-1 - act.of) : undefined
    switch (act.does) {
      case 'order': {
        const said = { dish: act.dish, count: act.count, isOrder: true }
        written.push(said)
        cart.push(said)
        readAgain()
        break
      }
      case 'write':
        written.push({ dish: '', count: 0, isOrder: false })
        if (['yes', 'yes please', '👍'].includes(act.text)) yes(isLate)
        if (act.text === 'no') no()
        break
      case 'edit':
        if (target?.isOrder && cart.includes(target)) {
          target.count = act.count
          readAgain()
        }
        break
      case 'delete':
        if (target === undefined) break
        written.splice(written.indexOf(target), 1)
        if (!cart.includes(target)) break
        cart = cart.filter(said => said !== target)
        readAgain()
        break
      case 'react':
        if (isShown && readBack === 'seen') act.emoji === '👍' ? yes(isLate) : no()
        break
      case 'look':
        look()
        break
      case 'outage':
        for (const within of act.acts) does(within, act.minutes > 10)
        look()
    }
  }
  for (const act of story) does(act, false)
  return { orders, cart: sums() }
}
