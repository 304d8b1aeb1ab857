import { type MenuProblem, readMenu } from '@comanda/order-language/menu/read-menu.js'
import { expect } from 'chai'
import { pizzeria } from '../../../support/menus.js'

const item = (more: object = {}) => ({ id: 'tea', name: 'Tea', priceMinor: 200, ...more })
const group = (more: object = {}) => ({
  id: 'size',
  name: 'Size',
  options: [{ id: 's', name: 'Small' }],
  ...more,
})
const menu = (more: object = {}) => ({ currency: 'USD', language: 'en', items: [item()], ...more })

function problemsOf(json: unknown): string[] {
  const result = readMenu(json)
  return result.ok ? [] : result.problems.map(({ path, message }: MenuProblem) => `${path}: ${message}`)
}

describe('reading a menu', () => {
  it('takes a menu as the format has it', () => {
    expect(problemsOf(pizzeria)).to.deep.equal([])
  })

  it('fills in what may be left out', () => {
    const result = readMenu(menu({ groups: [group()] }))
    expect(result).to.deep.include({ ok: true })
    expect(result.ok && result.menu.items[0]).to.deep.include({ aliases: [], groups: [], defaults: [] })
    expect(result.ok && result.menu.groups[0]).to.deep.include({ min: 0, max: 1, amounts: false })
  })

  const wrong: readonly [what: string, json: unknown, problem: string][] = [
    ['nothing', undefined, ': is missing'],
    ['a list', [], ': is not an object'],
    ['no items', menu({ items: [] }), 'items: is empty: a menu needs an item'],
    ['an unknown currency', menu({ currency: 'XQQ' }), 'currency: is not a currency code such as USD or EUR'],
    [
      'an unknown allergen',
      menu({ items: [item({ allergens: ['milk', 'love'] })] }),
      'items[0].allergens[1]: is none of gluten, crustaceans, eggs, fish, peanuts, soybeans, milk, nuts, celery, mustard, sesame, sulphites, lupin, molluscs',
    ],
    [
      'a vegan dish with milk',
      menu({ items: [item({ allergens: ['milk'], diets: ['vegetarian', 'vegan'] })] }),
      'items[0].diets[1]: “vegan” can’t be with “milk” in it',
    ],
    [
      'an unknown time zone',
      menu({ timeZone: 'Mars/One' }),
      'timeZone: is not a time zone such as America/New_York',
    ],
    [
      'a language that is none',
      menu({ language: '??' }),
      'language: is not a language tag such as en or pt-BR',
    ],
    ['a name of blanks', menu({ items: [item({ name: '  ' })] }), 'items[0].name: is empty'],
    ['a negative price', menu({ items: [item({ priceMinor: -1 })] }), 'items[0].priceMinor: is negative'],
    [
      'a price with decimals',
      menu({ items: [item({ priceMinor: 9.5 })] }),
      'items[0].priceMinor: is not a whole number: prices are in minor units, 9.50 is 950',
    ],
    [
      'a price as text',
      menu({ items: [item({ priceMinor: '200' })] }),
      'items[0].priceMinor: is not a number',
    ],
    [
      'a price beyond counting',
      menu({ items: [item({ priceMinor: 1e15 })] }),
      'items[0].priceMinor: is over 1000000000',
    ],
    [
      'the same item id twice',
      menu({ items: [item(), item()] }),
      'items[1].id: “tea” is taken by items[0].id',
    ],
    [
      'the same number twice',
      menu({ items: [item({ number: 1 }), item({ id: 'mate', number: '1' })] }),
      'items[1].number: “1” is taken by items[0].number',
    ],
    [
      'an unknown group',
      menu({ items: [item({ groups: ['sise'] })] }),
      'items[0].groups[0]: no group is called “sise”',
    ],
    [
      'a default in a group that the item has not',
      menu({ items: [item({ defaults: [{ group: 'size', option: 's' }] })], groups: [group()] }),
      "items[0].defaults[0].group: the item doesn't have the group “size”",
    ],
    [
      'a default that the group has not',
      menu({
        items: [item({ groups: ['size'], defaults: [{ group: 'size', option: 'xl' }] })],
        groups: [group()],
      }),
      'items[0].defaults[0].option: the group “size” has no option “xl”',
    ],
    ['min above max', menu({ groups: [group({ min: 2, max: 1 })] }), 'groups[0].min: 2 is more than max (1)'],
    [
      'a group without options',
      menu({ groups: [group({ options: [] })] }),
      'groups[0].options: is empty: a group needs an option',
    ],
    [
      'the same option id twice',
      menu({
        groups: [
          group({
            options: [
              { id: 's', name: 'S' },
              { id: 's', name: 'T' },
            ],
          }),
        ],
      }),
      'groups[0].options[1].id: “s” is taken by groups[0].options[0].id',
    ],
    [
      'a name that fills a page',
      menu({ items: [item({ name: 'x'.repeat(121) })] }),
      'items[0].name: is over 120 characters',
    ],
  ]
  for (const [what, json, problem] of wrong)
    it(`says what is wrong with ${what}`, () => {
      expect(problemsOf(json)).to.deep.equal([problem])
    })

  it('says everything that is wrong at once', () => {
    expect(problemsOf(menu({ currency: 'XQQ', items: [item({ name: '', priceMinor: -1 })] }))).to.have.length(
      3,
    )
  })

  it('treats ids that JavaScript objects have as any other', () => {
    const json = JSON.parse(
      '{"currency":"USD","language":"en","items":[{"id":"__proto__","name":"Tea","priceMinor":1,"groups":["constructor"]}],"groups":[{"id":"constructor","name":"Kind","options":[{"id":"toString","name":"Green"}]}]}',
    )
    expect(problemsOf(json)).to.deep.equal([])
    const result = readMenu(json)
    expect(result.ok && result.menu.items[0]?.id).to.equal('__proto__')
    expect(Object.hasOwn(Object.prototype, 'name')).to.equal(false)
  })

  it('gives up after a hundred problems', () => {
    const items = Array.from({ length: 500 }, () => item({ priceMinor: -1 }))
    expect(problemsOf(menu({ items }))).to.have.length(100)
  })
})
