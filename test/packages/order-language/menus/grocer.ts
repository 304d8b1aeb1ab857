const product = (id: string, name: string, priceMinor: number, units?: string[], aliases: string[] = []) => ({
  id,
  name,
  aliases,
  priceMinor,
  ...(units && { units }),
})

/** An English grocer: by the kilo, the litre and the piece. */
export const grocer = {
  currency: 'GBP',
  language: 'en',
  items: [
    product('tomatoes', 'Tomatoes', 320, ['kg']),
    product('cherry_tomatoes', 'Cherry Tomatoes', 520, ['kg']),
    product('onions', 'Onions', 150, ['kg']),
    product('red_onions', 'Red Onions', 190, ['kg']),
    product('potatoes', 'Potatoes', 120, ['kg'], ['spuds']),
    product('bananas', 'Bananas', 180, ['kg']),
    product('apples', 'Apples', 240, ['kg', 'piece']),
    product('minced_beef', 'Minced Beef', 1150, ['kg'], ['mince']),
    product('olive_oil', 'Olive Oil', 950, ['l']),
    product('milk', 'Whole Milk', 130, undefined, ['milk']),
    product('skimmed_milk', 'Skimmed Milk', 130),
    product('eggs', 'Eggs', 30),
    product('bread', 'Sourdough Bread', 380, undefined, ['bread']),
    product('butter', 'Butter', 260),
    product('cheddar', 'Cheddar Cheese', 1400, ['kg'], ['cheddar']),
    product('rice', 'Basmati Rice', 310, ['kg'], ['rice']),
    product('coffee', 'Ground Coffee', 590),
  ],
  groups: [],
}
