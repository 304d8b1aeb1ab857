import type { MenuItem } from '@comanda/order-language/menu/menu.js'
import type { Asked } from '@comanda/order-language/questions/piece.js'
import { type Allergen, type Diet, withoutAllergens } from '@comanda/order-language/questions/topics.js'
import type { Replies } from '@comanda/shared/replies/replies.js'
import type { MessageContext } from '../handler.js'

/** What is known, and whether anything that was asked isn't: that is for a person. */
export interface Told {
  text: string
  isOpen: boolean
}

const namedAtMost = 20

const namesOf = (items: readonly MenuItem[]): string =>
  items
    .slice(0, namedAtMost)
    .map(({ name }) => name)
    .join(', ')

/** The dishes that are asked about; all of the menu, where none is named. */
function dishesOf({ menu }: MessageContext, { items }: Asked): readonly MenuItem[] {
  const all = menu?.menu.items ?? []
  return items.length === 0 ? all : all.filter(({ id }) => items.includes(id))
}

/** Lines for what is known; nothing at all where nothing is. */
function tell(lines: readonly (string | undefined)[], isOpen: boolean): Told | undefined {
  const told = lines.filter(line => line !== undefined)
  return told.length === 0 ? undefined : { text: told.join('\n'), isOpen }
}

export const allergenNames = (allergens: readonly Allergen[], replies: Replies): string =>
  allergens.map(allergen => replies.say('allergenName', { allergen })).join(', ')

/** “Any nuts in the tiramisu?”, “what has no milk in it?”: what the shop has declared, and no word more. */
export function tellAllergen(context: MessageContext, asked: Asked): Told | undefined {
  const { allergen } = asked
  const { replies } = context
  if (allergen === undefined) return undefined
  const dishes = dishesOf(context, asked)
  const name = replies.say('allergenName', { allergen })
  const known = dishes.filter(dish => dish.allergens !== undefined)
  const having = known.filter(dish => dish.allergens?.includes(allergen))
  const lacking = known.filter(dish => !dish.allergens?.includes(allergen))
  return tell(
    [
      having.length > 0
        ? replies.say('answerHasAllergen', { dishes: namesOf(having), allergen: name })
        : undefined,
      lacking.length > 0
        ? replies.say('answerListsNoAllergen', { dishes: namesOf(lacking), allergen: name })
        : undefined,
    ],
    known.length < dishes.length,
  )
}

/** true, false, or nobody has said */
function suits({ diets, allergens }: MenuItem, diet: Diet): boolean | undefined {
  if (diets !== undefined) return diets.includes(diet) || (diet === 'vegetarian' && diets.includes('vegan'))
  return withoutAllergens[diet].some(allergen => allergens?.includes(allergen)) ? false : undefined
}

/** “Is the veggie vegan?”, “anything gluten free?” */
export function tellDiet(context: MessageContext, asked: Asked): Told | undefined {
  const { diet } = asked
  const { replies } = context
  if (diet === undefined) return undefined
  const dishes = dishesOf(context, asked)
  const name = replies.say('dietName', { diet })
  const fitting = dishes.filter(dish => suits(dish, diet) === true)
  const others = dishes.filter(dish => suits(dish, diet) === false)
  const isOpen = fitting.length + others.length < dishes.length
  const areNamed = asked.items.length > 0
  const isNone = fitting.length === 0 && !isOpen
  return tell(
    [
      fitting.length > 0 ? replies.say('answerSuits', { dishes: namesOf(fitting), diet: name }) : undefined,
      others.length > 0 && areNamed
        ? replies.say('answerSuitsNot', { dishes: namesOf(others), diet: name })
        : undefined,
      isNone && !areNamed ? replies.say('answerNoneSuits', { diet: name }) : undefined,
    ],
    // where there is something to choose from, nobody need be asked of all the rest
    isOpen && (areNamed || fitting.length === 0),
  )
}

/** “What’s in the calzone?”, “does it have mushrooms?” */
export function tellContents(context: MessageContext, asked: Asked): Told | undefined {
  const { replies } = context
  if (asked.items.length === 0) return undefined
  const dishes = dishesOf(context, asked).slice(0, namedAtMost)
  // whether a certain thing is in it only the whole list tells
  const asksOfOne = asked.options.length > 0 || !asked.isPlain
  const lines = dishes.map(({ name, description, ingredients }) => {
    if (ingredients !== undefined)
      return replies.say('answerContents', { name, contents: ingredients.join(', ') })
    return description === undefined || asksOfOne
      ? undefined
      : replies.say('answerContents', { name, contents: description })
  })
  return tell(lines, lines.includes(undefined))
}
