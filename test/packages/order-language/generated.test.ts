import type { Menu, MenuGroup, MenuItem } from '@comanda/order-language/menu/menu.js'
import { expect } from 'chai'
import fc from 'fast-check'
import { lanchonete, pizzeria, taqueria } from '../../support/menus.js'
import { assertProperty } from '../../support/properties.js'
import { compile, read, sortCart, writeCart, writeQuestions } from './read.js'

/** How the customers of a language put an order together. */
interface Wording {
  readonly numbers: readonly string[]
  readonly choicesFirst: boolean
  readonly open: readonly string[]
  readonly with: readonly string[]
  readonly no: readonly string[]
  readonly and: string
  readonly or: string
  readonly extra: string
}

const wordings: Record<string, Wording> = {
  en: {
    numbers: ['a', 'two', 'three', 'four'],
    choicesFirst: true,
    open: ['', 'hi, can i get ', "i'd like "],
    with: ['with', 'w/', 'plus'],
    no: ['no', 'without', 'hold the'],
    and: 'and',
    or: 'or',
    extra: 'extra',
  },
  es: {
    numbers: ['una', 'dos', 'tres', 'cuatro'],
    choicesFirst: false,
    open: ['', 'hola, quiero ', 'me pone '],
    with: ['con'],
    no: ['sin'],
    and: 'y',
    or: 'ni',
    extra: 'extra',
  },
  pt: {
    numbers: ['um', 'dois', 'três', 'quatro'],
    choicesFirst: false,
    open: ['', 'oi, quero ', 'me vê '],
    with: ['com'],
    no: ['sem'],
    and: 'e',
    or: 'nem',
    extra: 'extra',
  },
}

interface Written {
  readonly text: string
  readonly options: readonly string[]
}

function list(words: readonly string[], link: string): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${link} ${words.at(-1)}`
}

function arbitraryExtras(group: MenuGroup, wording: Wording): fc.Arbitrary<Written> {
  return fc
    .record({
      wanted: fc.subarray([...group.options], { maxLength: Math.min(2, group.max) }),
      refused: fc.subarray([...group.options], { maxLength: 2 }),
      extra: fc.boolean(),
      with: fc.constantFrom(...wording.with),
      no: fc.constantFrom(...wording.no),
    })
    .map(said => {
      const refused = said.refused.filter(option => !said.wanted.includes(option))
      const isExtra = said.extra && group.amounts
      const wanted = said.wanted.map(({ name }) => (isExtra ? `${wording.extra} ${name}` : name))
      return {
        text: [
          ...(wanted.length > 0 ? [`${said.with} ${list(wanted, wording.and)}`] : []),
          ...(refused.length > 0
            ? [
                `${said.no} ${list(
                  refused.map(({ name }) => name),
                  wording.or,
                )}`,
              ]
            : []),
        ].join(', '),
        options: [
          ...said.wanted.map(({ id }) => `+${group.id}.${id}${isExtra ? '=extra' : ''}`),
          ...refused.map(({ id }) => `-${group.id}.${id}`),
        ],
      }
    })
}

interface Line extends Written {
  readonly item: string
  readonly quantity: number
}

function arbitraryLine(menu: Menu, item: MenuItem, wording: Wording): fc.Arbitrary<Line> {
  const groups = menu.groups.filter(({ id }) => item.groups.includes(id))
  const choices = groups.filter(group => group.max === 1 && !group.removable)
  const extras = groups.find(group => group.removable && group.max > 1)
  const choice = choices.find(group => group.min > 0) ?? choices[0]
  return fc
    .record({
      name: fc.constantFrom(item.name, ...item.aliases),
      quantity: fc.integer({ min: 1, max: 4 }),
      spelt: fc.boolean(),
      choice: choice
        ? fc.option(fc.constantFrom(...choice.options), { freq: choice.min > 0 ? 1e9 : 2 })
        : fc.constant(null),
      extras: extras ? arbitraryExtras(extras, wording) : fc.constant({ text: '', options: [] }),
    })
    .map(said => {
      const number = said.spelt ? wording.numbers[said.quantity - 1] : String(said.quantity)
      const kind = said.choice?.name ?? ''
      const named = wording.choicesFirst ? [kind, said.name] : [said.name, kind]
      return {
        text: [number, ...named, said.extras.text].filter(Boolean).join(' '),
        item: item.id,
        quantity: said.quantity,
        options: [...(said.choice ? [`+${choice?.id}.${said.choice.id}`] : []), ...said.extras.options],
      }
    })
}

function cartOf(lines: readonly Line[]): string {
  const quantities = new Map<string, number>()
  for (const { item, quantity, options } of lines) {
    const key = [item, ...[...options].sort()].join(' ')
    quantities.set(key, (quantities.get(key) ?? 0) + quantity)
  }
  return sortCart([...quantities].map(([key, quantity]) => `${quantity} ${key}`).join(' | '))
}

for (const [shop, json, language] of [
  ['an English pizzeria', pizzeria, 'en'],
  ['a Spanish taquería', taqueria, 'es'],
  ['a Brazilian lunch bar', lanchonete, 'pt'],
] as const)
  describe(`an order put together at ${shop}`, () => {
    const compiled = compile(json)
    const wording = wordings[language]
    if (!wording) throw new Error(`no wording for ${language}`)
    const items = compiled.menu.items.filter(item => !item.units)
    const line = fc.constantFrom(...items).chain(item => arbitraryLine(compiled.menu, item, wording))

    it('is read as it was put together, with nothing to ask', () => {
      assertProperty(
        fc.property(
          fc.array(line, { minLength: 1, maxLength: 3 }),
          fc.constantFrom('\n', '; ', '. ', `, ${wording.and} `, ` ${wording.and} `),
          fc.constantFrom(...wording.open),
          (lines, separator, opening) => {
            const text = opening + lines.map(({ text }) => text).join(separator)
            const reading = read(compiled, text)
            expect(writeCart(reading.lines), text).to.equal(cartOf(lines))
            expect(writeQuestions(reading), text).to.equal('')
          },
        ),
        1000,
      )
    })
  })
