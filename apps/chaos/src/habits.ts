export const habits = ['says yes', 'says more', 'reacts', 'edits', 'deletes'] as const

/** How somebody orders. All of them say yes only to what they want. */
export type Habit = (typeof habits)[number]

/** Written together with a yes: each has its own answer, and none may swallow it. */
const besides = ['thank you so much', 'are you open today?', 'where is my order?', 'please ring the bell']

const dishes = ['Margherita', 'Pepperoni', 'Funghi']
const drinks = ['Coke', 'Water']

/** What a customer wants, and how they say so. */
export interface Wish {
  habit: Habit
  /** what is written first */
  text: string
  /** an edit of it that says what is really wanted */
  edited?: string
  /** written behind it and taken back */
  takenBack?: string
  /** written with the yes */
  beside?: string
  /** does this read back what is wanted? */
  isReadIn(body: string): boolean
}

/** @param orders that the customer made before: nobody says the same beside each of them */
export function makeWish(habit: Habit, orders: number, random: () => number): Wish {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item
  const count = 1 + Math.floor(random() * 3)
  const dish = pick(dishes)
  const other = pick(dishes.filter(name => name !== dish))
  const textOf = (pieces: number): string =>
    `${pieces} ${dish.toLowerCase()} and a ${drink.toLowerCase()}, to ${house} Oak St`
  const drink = pick(drinks)
  const house = 1 + Math.floor(random() * 99)
  return {
    habit,
    text: textOf(habit === 'edits' ? count + 1 : count),
    ...(habit === 'edits' && { edited: textOf(count) }),
    ...(habit === 'deletes' && { takenBack: `and a ${other.toLowerCase()}` }),
    ...(habit === 'says more' && { beside: besides[orders % besides.length] ?? '' }),
    isReadIn: body => body.includes(`${count} × ${dish}`) && !body.includes(other),
  }
}
