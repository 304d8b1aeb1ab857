import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readExamples } from '../../../support/properties.js'
import { makeChat } from './chat.js'
import { ordersOfALanguage, trialsOfARelation } from './floors.js'
import { createKitchen, type Kitchen } from './kitchen.js'
import { createKitchens, toMenu } from './menus.js'
import { holdUp, relations } from './relations.js'
import { type Count, countChat, countChats, createTally, type Failure, noCount } from './tally.js'

const usage = `node test/dist/packages/order-language/generator/report.js [--orders N] [--seed S] [--language en|es|pt]
  [--menu MENU.json] [--worst N] [--examples N] [--samples N] [--relations] [--floors]
Makes N orders (20000; or PROPERTY_RUNS) from seed S (by the clock; or PROPERTY_SEED) at every kitchen, reads them, and
prints how many come out right, by language, turn, kitchen and kind of phrase, the worst kinds first.
--samples prints made orders and what must come out instead of reading them; --relations prints how often each of what\nmust hold for any order does; --floors prints what holds now on the examples of npm test.`

const percent = (part: number, all: number) => `${((100 * part) / Math.max(all, 1)).toFixed(2).padStart(6)} %`

function writeCount(name: string, { all, exact, asked, silent, needless }: Count): string {
  return `${name.padEnd(52)} ${String(all).padStart(7)}  exact ${percent(exact, all)}  silent ${percent(silent, all)}  asked ${percent(asked, all)}  asked without need ${percent(needless, all)}`
}

function writeFailure({ kitchen, seed, turns, verdict, gold, got, asks }: Failure): string {
  return [
    `    ${kitchen}, seed ${seed}, ${verdict}`,
    ...turns.map(turn => `      > ${turn.replaceAll('\n', '\n        ')}`),
    `      gold ${gold || '(nothing)'}`,
    `      got  ${got || '(nothing)'}${asks.length > 0 ? `   asks ${asks.join(' · ')}` : ''}`,
  ].join('\n')
}

function writeCounts(title: string, counts: ReadonlyMap<string, Count>): void {
  console.log(`\n${title}`)
  for (const [name, count] of [...counts].sort(([a], [b]) => a.localeCompare(b)))
    console.log(writeCount(name, count))
}

function writeSamples(kitchens: readonly Kitchen[], seed: number, many: number): void {
  for (let run = 0; run < many; run++) {
    const kitchen = kitchens[run % kitchens.length]
    if (!kitchen) continue
    const { turns, golds } = makeChat(kitchen, seed + run)
    console.log(`${kitchen.name} ${seed + run}`)
    for (const [turn, text] of turns.entries()) {
      console.log(`  > ${text.replaceAll('\n', '\n    ')}`)
      const gold = golds[turn]
      console.log(
        `  = ${gold ? kitchen.judge.keyOf(gold.lines) : ''}${gold && gold.asks !== 'never' ? `  (${gold.asks} ask)` : ''}`,
      )
    }
  }
}

function writeRelations(kitchens: readonly Kitchen[], seed: number, runs: number, examples: number): void {
  for (const relation of relations) {
    const { tried, held, faults } = holdUp(relation, kitchens, seed, Math.ceil(runs / relations.length))
    console.log(`${percent(held, tried)} of ${String(tried).padStart(6)}  ${relation.name}`)
    for (const fault of faults.slice(0, examples)) console.log(fault.replace(/^/gm, '    '))
  }
}

/** What holds on the fixed examples of the tests, as floors.ts has it. */
function writeFloors(kitchens: readonly Kitchen[]): void {
  const down = (percent: number) => Math.floor(percent * 100) / 100
  const { seed, runs } = readExamples(ordersOfALanguage)
  for (const language of ['en', 'es', 'pt'] as const) {
    const tally = createTally()
    countChats(
      tally,
      kitchens.filter(({ speech }) => speech.language === language),
      seed,
      runs,
    )
    const { exact, silent, all } = tally.orders.get(language) ?? noCount()
    console.log(
      `  ${language}: { exact: ${down((100 * exact) / all)}, silent: ${-down((-100 * silent) / all)} },`,
    )
  }
  for (const relation of relations) {
    const { held, tried } = holdUp(relation, kitchens, seed, trialsOfARelation)
    console.log(`  '${relation.name}': ${down((100 * held) / tried)},`)
  }
}

function main(): void {
  const { values } = parseArgs({
    options: {
      orders: { type: 'string', default: process.env.PROPERTY_RUNS ?? '20000' },
      seed: { type: 'string', default: process.env.PROPERTY_SEED ?? String(Date.now() % 2 ** 31) },
      language: { type: 'string' },
      menu: { type: 'string', multiple: true, default: [] },
      worst: { type: 'string', default: '25' },
      examples: { type: 'string', default: '2' },
      samples: { type: 'string' },
      relations: { type: 'boolean', default: false },
      floors: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    console.log(usage)
    return
  }
  const own = values.menu.map(file =>
    createKitchen(file, toMenu(file, JSON.parse(readFileSync(file, 'utf8')))),
  )
  const kitchens = (own.length > 0 ? own : createKitchens()).filter(
    ({ speech }) => values.language === undefined || speech.language === values.language,
  )
  if (values.floors) {
    writeFloors(kitchens)
    return
  }
  const seed = Number(values.seed)
  if (values.samples !== undefined) {
    writeSamples(kitchens, seed, Number(values.samples))
    return
  }
  if (values.relations) {
    writeRelations(kitchens, seed, Number(values.orders), Number(values.examples))
    return
  }
  // as many orders in each language as in any other
  const languages = [...new Set(kitchens.map(({ speech }) => speech.language))]
  const byLanguage = languages.map(language => kitchens.filter(({ speech }) => speech.language === language))
  const tally = createTally()
  const orders = Number(values.orders)
  const started = performance.now()
  for (let run = 0; run < orders; run++) {
    const own = byLanguage[run % byLanguage.length] ?? []
    const kitchen = own[Math.floor(run / byLanguage.length) % own.length]
    if (kitchen) countChat(tally, kitchen, makeChat(kitchen, seed + run), seed + run)
  }
  const { user } = process.cpuUsage()
  console.log(
    `${orders} orders from seed ${seed} in ${((performance.now() - started) / 1000).toFixed(0)} s (${(user / 1e6).toFixed(0)} s of CPU)`,
  )
  writeCounts('By language', tally.orders)
  writeCounts('By number of turns', tally.lengths)
  writeCounts('A turn, of the chats that were right before it', tally.turns)
  writeCounts('By kitchen', tally.kitchens)
  for (const language of languages) {
    console.log(`\nWorst kinds of phrase, ${language}`)
    const kinds = [...tally.kinds].filter(
      ([name, { count }]) => name.startsWith(`${language} `) && count.all >= orders / 4000,
    )
    const wrong = ({ all, exact, silent }: Count) => (all - exact + silent) / all
    for (const [name, { count, failures }] of kinds
      .sort(([, a], [, b]) => wrong(b.count) - wrong(a.count))
      .slice(0, Number(values.worst))) {
      console.log(writeCount(name, count))
      for (const failure of failures.slice(0, Number(values.examples))) console.log(writeFailure(failure))
    }
  }
}

main()
