import { expect } from 'chai'
import { readExamples } from '../../../support/properties.js'
import { makeChat } from './chat.js'
import { orderFloors, ordersOfALanguage, relationFloors, trialsOfARelation } from './floors.js'
import { createKitchens } from './menus.js'
import { holdUp, relations } from './relations.js'
import { countChats, createTally, type Tally } from './tally.js'

const kitchens = createKitchens()

/** On other examples than the fixed ones a share may be a little lower by chance: four standard deviations. */
function allowance(percent: number, examples: number, areFixed: boolean): number {
  return areFixed ? 0 : 4 * Math.sqrt(Math.max(percent * (100 - percent), 100) / examples)
}

function describeWorst({ kinds }: Tally): string {
  return [...kinds]
    .filter(([, { count }]) => count.all > 3)
    .sort(([, a], [, b]) => b.count.silent / b.count.all - a.count.silent / a.count.all)
    .slice(0, 10)
    .map(
      ([name, { count, failures }]) =>
        `${name}: ${count.silent} of ${count.all} silently wrong: ${failures[0]?.turns.join(' / ')}`,
    )
    .join('\n')
}

describe('orders that are made from a menu', () => {
  it('are the same for the same seed, and name nothing that isn’t on the menu', () => {
    for (const kitchen of kitchens)
      for (let seed = 0; seed < 40; seed++) {
        const chat = makeChat(kitchen, seed)
        expect(makeChat(kitchen, seed)).to.deep.equal(chat)
        for (const { item, quantity, options } of chat.golds.flatMap(({ lines }) => lines)) {
          expect(quantity).to.be.above(0)
          const dish = kitchen.menu.items.find(({ id }) => id === item)
          for (const { group, option } of options) {
            expect(dish?.groups).to.include(group)
            const ids = kitchen.menu.groups.find(({ id }) => id === group)?.options.map(({ id }) => id)
            expect(ids).to.include(option)
          }
        }
      }
  })

  for (const language of ['en', 'es', 'pt'] as const)
    it(`are read in ${language} at least as well as they were`, () => {
      const { seed, runs, areFixed } = readExamples(ordersOfALanguage)
      const tally = createTally()
      countChats(
        tally,
        kitchens.filter(({ speech }) => speech.language === language),
        seed,
        runs,
      )
      const count = tally.orders.get(language)
      if (!count) throw new Error('no orders were made')
      const { exact, silent } = orderFloors[language]
      const told = `from seed ${seed}; the worst kinds:\n${describeWorst(tally)}\n`
      expect((100 * count.exact) / count.all, `right, ${told}`).to.be.at.least(
        exact - allowance(exact, count.all, areFixed),
      )
      expect((100 * count.silent) / count.all, `silently wrong, ${told}`).to.be.at.most(
        silent + allowance(silent, count.all, areFixed),
      )
    })
})

describe('for any order whatever it is', () => {
  for (const relation of relations)
    it(relation.name, () => {
      const { seed, runs, areFixed } = readExamples(trialsOfARelation)
      const { tried, held, faults } = holdUp(relation, kitchens, seed, runs)
      const floor = relationFloors[relation.name]
      if (floor === undefined) throw new Error('there is no floor for it in floors.ts')
      expect((100 * held) / tried, faults.join('\n')).to.be.at.least(
        floor - allowance(floor, tried, areFixed),
      )
    })
})
