import type { Category } from './case.js'

export const grocerCases: readonly Category[] = [
  [
    'measures',
    [
      ['2 kg of tomatoes', '2kg tomatoes'],
      ['2kg tomatoes and 500g mince', '2kg tomatoes | 0.5kg minced_beef'],
      ['half a kilo of onions', '0.5kg onions'],
      ['1.5 kg potatoes', '1.5kg potatoes'],
      ['1,5 kg potatoes', '1.5kg potatoes'],
      ['1/2 kg bananas', '0.5kg bananas'],
      ['½ kg bananas', '0.5kg bananas'],
      ['1½ kg bananas', '1.5kg bananas'],
      ['one and a half kilos of rice', '1.5kg rice'],
      ['a kilo of apples', '1kg apples'],
      ['250 g cheddar', '0.25kg cheddar'],
      ['a quarter kilo of cheddar', '0.25kg cheddar'],
      ['2 x 500 g mince', '1kg minced_beef'],
      ['500ml olive oil', '0.5l olive_oil'],
    ],
  ],
  [
    'measures behind the name',
    [
      ['potatoes 2,5 kg', '2.5kg potatoes'],

      ['tomatoes 2kg', '2kg tomatoes'],
      ['onions 2 kgs, potatoes 3 kg', '2kg onions | 3kg potatoes'],
      ['tomatoes - 2kg\nonions - 1kg\nmilk - 2', '2kg tomatoes | 1kg onions | 2 milk'],
      ['bananas 1 kg bread 2', '1kg bananas | 2 bread'],
    ],
  ],
  [
    'by the piece',
    [
      ['a dozen eggs', '12 eggs'],
      ['6 eggs and 2 milk', '6 eggs | 2 milk'],
      ['two bottles of milk', '2 milk'],
      ['a loaf of bread', '1 bread'],
      ['4 apples', '4 apples'],
    ],
  ],
  [
    'a measure that does not fit',
    [
      ['potatoes', '1 potatoes', 'quantity:potatoes'],
      ['1 bag of rice', '1 rice', 'quantity:1 bag of rice'],
      ['some bananas', '1 bananas', 'quantity:some bananas'],
      ['2 kg of milk', '2 milk', 'quantity:2 kg of milk'],
    ],
  ],
  [
    'names within names',
    [
      ['1 kg cherry tomatoes and 1 kg tomatoes', '1kg cherry_tomatoes | 1kg tomatoes'],

      ['1 kg red onions and 1 kg onions', '1kg red_onions | 1kg onions'],
      ['1 kg cherry tomatoes, 1 kg tomatoes', '1kg cherry_tomatoes | 1kg tomatoes'],
      ['skimmed milk', '1 skimmed_milk'],
      ['200 g cheddar cheese', '0.2kg cheddar'],
    ],
  ],
  [
    'measures over turns',
    [
      [['2 kg potatoes', 'make it 3'], '3kg potatoes'],
      [['2 kg potatoes', 'make it 500 g'], '0.5kg potatoes'],
      [['2 kg potatoes', 'add another kilo'], '3kg potatoes'],
      [['3 tomatoes', '3 kg'], '3kg tomatoes'],
      [['2 kg potatoes and milk', 'remove the potatoes'], '1 milk'],
    ],
  ],
  [
    'pieces of what is sold by weight',
    [
      ['3 onions', '3 onions'],
      ['2kg potatoes, 4 onions and a red onion', '1 red_onions | 2kg potatoes | 4 onions'],
      ['4 apples, 6 bananas', '4 apples | 6 bananas'],
      [['3 onions', 'make it 5'], '5 onions'],
      [['1kg bananas', 'sorry meant 6 bananas not 1kg'], '6 bananas'],
      [['2 kg potatoes', 'sorry, 3 kg potatoes'], '3kg potatoes'],
      ['potatoes x 6', '6 potatoes'],
      ['2 slices of cheddar', '2 cheddar', 'quantity:2 slices of cheddar'],
    ],
  ],
  [
    'a measure for several',
    [
      ['2 kg of potatoes and 3 of onions', '2kg potatoes | 3kg onions'],
      ['250 g of cheddar and 300 of mince', '0.25kg cheddar | 0.3kg minced_beef'],
      [
        'half a kilo of onions, 400 g of mince and 150 of cheddar',
        '0.5kg onions | 0.4kg minced_beef | 0.15kg cheddar',
      ],
      ['2 kg potatoes and 1 of bananas', '2kg potatoes | 1kg bananas'],
      ['half a kilo of mince and 2 of rice', '0.5kg minced_beef | 2kg rice'],
      ['1 kg tomatoes, 500 g onions', '0.5kg onions | 1kg tomatoes'],
      ['500 g cheddar and 2 eggs', '0.5kg cheddar | 2 eggs'],
    ],
  ],
]
