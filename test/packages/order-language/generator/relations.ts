import { readOrder } from '@comanda/order-language/read-order.js'
import type { OrderReading } from '@comanda/order-language/reading.js'
import { change } from './changes.js'
import type { Kitchen } from './kitchen.js'
import { type Ordered, orderDish } from './ordered.js'
import { createRandom, type Random } from './random.js'
import { nameTopping, sayLine } from './say-line.js'
import { createSpeaker, type Speaker } from './speaker.js'
import type { Role } from './speech/speech.js'
import { capitalise, dropAccents, isWithin, stems } from './text.js'

/** Two chats that must come to the same, or one whose reading must have a property. */
export interface Trial {
  readonly before?: readonly string[]
  readonly after: readonly string[]
  /** What is wrong with the reading of `after` besides coming to another cart */
  readonly fault?: (reading: OrderReading) => string | undefined
}

export interface Relation {
  readonly name: string
  /** Makes a trial, or none where the kitchen has nothing to try it on */
  readonly make: (kitchen: Kitchen, random: Random) => Trial | undefined
}

const words: Readonly<
  Record<
    Kitchen['speech']['language'],
    { noExtra: string; zero: string; strange: readonly string[]; with: string; and: string }
  >
> = {
  en: {
    noExtra: 'no extra',
    zero: '0',
    strange: ['blorgles', 'frumpets', 'zamboodle'],
    with: 'with',
    and: 'and',
  },
  es: {
    noExtra: 'sin extra',
    zero: '0',
    strange: ['zurrunfos', 'blórgulas', 'tracomelos'],
    with: 'con',
    and: 'y',
  },
  pt: {
    noExtra: 'sem extra',
    zero: '0',
    strange: ['zurrunfos', 'blórgulas', 'tracomelos'],
    with: 'com',
    and: 'e',
  },
}

function speakTo(kitchen: Kitchen, random: Random, oddness = 0): Speaker {
  return createSpeaker(kitchen.speech, random, oddness)
}

/** Lines of different dishes that need nothing more to be told. */
function makeLines(kitchen: Kitchen, random: Random, many: number): Ordered[] {
  const lines: Ordered[] = []
  for (const dish of random.shuffle(kitchen.dishes)) {
    const isLike = lines.some(line =>
      line.dish.names.some(name => dish.names.some(other => isWithin(name, other) || isWithin(other, name))),
    )
    const line = orderDish(random, dish, 0.3)
    const lacks = dish.choices.some(
      ({ group }) => group.min > 0 && !line.chosen.some(({ choice }) => choice.group === group),
    )
    if (!isLike && !lacks && !line.halves) lines.push(line)
    if (lines.length === many) break
  }
  return lines
}

const say = (kitchen: Kitchen, random: Random, line: Ordered) =>
  sayLine(speakTo(kitchen, random), kitchen, line, false).text

function makeText(kitchen: Kitchen, random: Random, many = 1 + random.int(3)): string[] {
  return makeLines(kitchen, random, many).map(line => say(kitchen, random, line))
}

/** A dish without toppings said, and toppings that may be refused on it. */
function makeRefusable(kitchen: Kitchen, random: Random) {
  const dishes = kitchen.dishes.filter(
    dish =>
      dish.toppings.some(({ group }) => group.removable) &&
      dish.choices.every(({ group }) => group.min === 0),
  )
  if (dishes.length === 0) return undefined
  const dish = random.pick(dishes)
  const line: Ordered = { dish, quantity: random.pick([1, 1, 2, 3]), chosen: [], toppings: [] }
  const [topping] = random.shuffle(dish.toppings.filter(({ group }) => group.removable))
  return topping && { line, topping }
}

const roles: readonly Role[] = ['story', 'close', 'pickup']

/** What must hold for any order, whatever it is. */
export const relations: readonly Relation[] = [
  {
    name: 'a greeting in front changes nothing',
    make: (kitchen, random) => {
      const text = makeText(kitchen, random).join('\n')
      const front = speakTo(kitchen, random, 1).say('greet', {})
      return { before: [text], after: [`${front}${random.pick([', ', '\n', '! ', '. '])}${text}`] }
    },
  },
  {
    name: 'talk in front changes nothing',
    make: (kitchen, random) => {
      const text = makeText(kitchen, random).join('\n')
      return { before: [text], after: [`${speakTo(kitchen, random, 1).say('story', {})}. ${text}`] }
    },
  },
  {
    name: 'talk behind changes nothing',
    make: (kitchen, random) => {
      const text = makeText(kitchen, random).join('\n')
      const talk = speakTo(kitchen, random, 1).say(random.pick(roles), {})
      return { before: [text], after: [`${text}${random.pick(['\n', '. '])}${talk}`] }
    },
  },
  {
    name: 'an address, a time or how it is paid changes nothing',
    make: (kitchen, random) => {
      const text = makeText(kitchen, random).join('\n')
      const detail = speakTo(kitchen, random, 1).say(random.pick(['address', 'when', 'payment']), {})
      return { before: [text], after: [`${text}\n${detail}`] }
    },
  },
  {
    name: 'a wish around it changes nothing',
    make: (kitchen, random) => {
      const texts = makeText(kitchen, random, 1 + random.int(2))
      const o = texts.join(kitchen.speech.phrases.and[0])
      return {
        before: [o],
        after: [speakTo(kitchen, random, 1).say('open', { o }, {}, phrase => phrase.endsWith('{o}'))],
      }
    },
  },
  {
    name: 'no extra of something is as not naming it',
    make: (kitchen, random) => {
      const made = makeRefusable(kitchen, random)
      if (!made) return undefined
      const text = say(kitchen, random, made.line)
      const topping = nameTopping(speakTo(kitchen, random), made.topping)
      return { before: [text], after: [`${text}, ${words[kitchen.speech.language].noExtra} ${topping}`] }
    },
  },
  {
    name: 'every way of refusing comes to the same',
    make: (kitchen, random) => {
      const made = makeRefusable(kitchen, random)
      if (!made) return undefined
      const speaker = speakTo(kitchen, random, 1)
      const text = say(kitchen, random, made.line)
      const x = nameTopping(speakTo(kitchen, random), made.topping)
      const it = kitchen.speech.it('m', made.line.quantity > 1)
      const about = { gender: kitchen.speech.genderOf(x) }
      const [one, other] = [speakTo(kitchen, createRandom(0)), speaker].map(who => {
        const phrase = who.say('no', { x, list: [x], it }, about, form => !/^(and|y|e) /.test(form))
        return `${text}${phrase.startsWith(',') ? '' : ' '}${phrase}`
      })
      return { before: [one ?? ''], after: [other ?? ''] }
    },
  },
  {
    name: 'the order of lines doesn’t matter',
    make: (kitchen, random) => {
      const texts = makeText(kitchen, random, 2 + random.int(3))
      const link = random.pick(['\n', '. ', '; '])
      return { before: [texts.join(link)], after: [random.shuffle(texts).join(link)] }
    },
  },
  {
    name: 'the order of toppings doesn’t matter',
    make: (kitchen, random) => {
      const dishes = kitchen.dishes.filter(
        dish => dish.toppings.length > 2 && dish.choices.every(({ group }) => group.min === 0),
      )
      if (dishes.length === 0) return undefined
      const dish = random.pick(dishes)
      const text = say(kitchen, random, { dish, quantity: 1, chosen: [], toppings: [] })
      const group = random.pick(dish.toppings).group
      const all = dish.toppings.filter(topping => topping.group === group)
      const list = random
        .shuffle(all)
        .slice(0, Math.min(group.max, 3))
        .map(topping => nameTopping(speakTo(kitchen, random), topping))
      const write = (names: readonly string[]) =>
        `${text} ${createSpeaker(kitchen.speech, createRandom(0), 0).say('with', { list: names })}`
      return { before: [write(list)], after: [write(random.shuffle(list))] }
    },
  },
  {
    name: 'what kind of thing it is, beside a dish, changes nothing',
    make: (kitchen, random) => {
      const found = kitchen.dishes.flatMap(dish => {
        const [, noun] =
          kitchen.speech.nouns.find(([category]) => category.test(dish.item.category ?? '')) ?? []
        const isTaken =
          noun === undefined || kitchen.dishes.some(({ names }) => names.some(name => isWithin(noun, name)))
        return isTaken || dish.unit || dish.choices.some(({ group }) => group.min > 0)
          ? []
          : [`${dish.item.name.toLowerCase()} ${noun}`]
      })
      if (found.length === 0) return undefined
      const named = random.pick(found)
      const before = named.slice(0, named.lastIndexOf(' '))
      return { before: [`1 ${before}`], after: [`1 ${named}`] }
    },
  },
  {
    name: 'two messages say the same as one',
    make: (kitchen, random) => {
      const [one = '', two = ''] = makeText(kitchen, random, 2)
      return { before: [`${one}\n${two}`], after: [one, two] }
    },
  },
  {
    name: 'capitals change nothing',
    make: (kitchen, random) => {
      const text = makeText(kitchen, random).join('\n')
      return {
        before: [text.toLowerCase()],
        after: [random.chance(0.5) ? text.toUpperCase() : capitalise(text)],
      }
    },
  },
  {
    name: 'missing accents change nothing',
    make: (kitchen, random) => {
      const text = makeText(kitchen, random).join('\n')
      return { before: [text], after: [dropAccents(text)] }
    },
  },
  {
    name: 'a mark or an emoji behind changes nothing',
    make: (kitchen, random) => {
      const text = makeText(kitchen, random).join('\n')
      return {
        before: [text],
        after: [`${text}${random.pick(['.', '!', '...', '!!!', ' 🙏', ' 😋', ',', ' :)'])}`],
      }
    },
  },
  {
    name: 'nought of a dish adds nothing',
    make: (kitchen, random) => {
      const [one, other] = makeLines(kitchen, random, 2)
      if (!one || !other) return undefined
      const text = say(kitchen, random, one)
      return { before: [text], after: [`${text}\n0 ${(other.dish.names[0] ?? '').toLowerCase()}`] }
    },
  },
  {
    name: 'nothing to drink adds nothing',
    make: (kitchen, random) => {
      const text = makeText(kitchen, random).join('\n')
      return {
        before: [text],
        after: [`${text}${random.pick(['\n', '. ', ', '])}${speakTo(kitchen, random, 1).say('nothing', {})}`],
      }
    },
  },
  {
    name: 'a word that nobody knows is asked about',
    make: (kitchen, random) => {
      const text = makeText(kitchen, random, 1 + random.int(2)).join('\n')
      const { strange, and, with: link } = words[kitchen.speech.language]
      const word = random.pick(strange)
      const after = random.pick([
        `${text} ${link} ${word}`,
        `${text} ${and} 2 ${word}`,
        `2 ${word} ${and} ${text}`,
        `${text}\n${word}`,
      ])
      return {
        after: [after],
        fault: reading =>
          reading.questions.length + reading.unknown.length > 0 ? undefined : `“${word}” fell out`,
      }
    },
  },
  {
    name: 'a word of the menu put anywhere shows in the cart or is told',
    make: (kitchen, random) => {
      const lines = makeLines(kitchen, random, 1 + random.int(2))
      const isRefused = lines.some(({ toppings }) => toppings.some(({ amount }) => amount === 'none'))
      const said = lines.map(line => say(kitchen, random, line)).join('\n')
      const isSaid = (name: string) =>
        stems(name).some(stem => stems(said).includes(stem)) ||
        lines.some(({ dish }) => dish.names.some(own => isWithin(name, own)))
      const standard = new Set(
        kitchen.menu.items.flatMap(({ defaults }) => defaults.map(({ option }) => option)),
      )
      const names = kitchen.dishes.flatMap(({ item, names: own, toppings }) => [
        ...(item.units ? [] : own),
        ...toppings.flatMap(({ option, names: others }) => (standard.has(option.id) ? [] : others)),
      ])
      const name = random.shuffle(names).find(other => !isSaid(other))
      if (name === undefined || isRefused) return undefined
      const places = [...said.matchAll(/ |\n|$/g)].map(({ index }) => index)
      const place = random.pick(places)
      const after = `${said.slice(0, place)} ${name.toLowerCase()}${said.slice(place)}`
      const plain = kitchen.judge.keyOf(readOrder(kitchen.compiled, [said]).lines)
      return {
        after: [after],
        fault: reading =>
          reading.questions.length + reading.unknown.length > 0 ||
          kitchen.judge.keyOf(reading.lines) !== plain
            ? undefined
            : `“${name}” fell out`,
      }
    },
  },
  {
    name: 'no line is of nothing, has too many choices, or wants what it refuses',
    make: (kitchen, random) => {
      const speaker = speakTo(kitchen, random, 1)
      let lines: readonly Ordered[] = makeLines(kitchen, random, 1 + random.int(3))
      const turns = [lines.map(line => say(kitchen, random, line)).join('\n')]
      for (let turn = 0; turn < 3; turn++) {
        if (lines.length === 0) break
        const changed = change(speaker, kitchen, lines)
        turns.push(random.chance(0.3) ? random.shuffle(changed.text.split(' ')).join(' ') : changed.text)
        lines = changed.lines
      }
      return { after: turns, fault: reading => findContradiction(kitchen, reading) }
    },
  },
]

function findContradiction(kitchen: Kitchen, { lines }: OrderReading): string | undefined {
  for (const { item, quantity, options } of lines) {
    if (!(quantity > 0)) return `${quantity} of ${item}`
    const byOption = new Map<string, Set<boolean>>()
    const wanted = new Map<string, Set<string>>()
    for (const { group, option, amount, part } of options) {
      const key = `${group}.${option} ${part ?? ''}`
      byOption.set(key, (byOption.get(key) ?? new Set()).add(amount === 'none'))
      if (amount !== 'none') wanted.set(group, (wanted.get(group) ?? new Set()).add(option))
    }
    const both = [...byOption].find(([, refusals]) => refusals.size > 1)
    if (both) return `${item} wants and refuses ${both[0]}`
    const crowded = kitchen.menu.groups.find(({ id, max }) => (wanted.get(id)?.size ?? 0) > max)
    if (crowded)
      return `${item} has ${wanted.get(crowded.id)?.size} of ${crowded.id}, which takes ${crowded.max}`
  }
  return undefined
}

/** What is wrong with a trial; nothing if the relation holds. */
export function tryOut(kitchen: Kitchen, { before, after, fault }: Trial): string | undefined {
  const reading = readOrder(kitchen.compiled, after)
  const found = fault?.(reading)
  if (found !== undefined) return found
  if (!before) return undefined
  const first = readOrder(kitchen.compiled, before)
  const [one, other] = [kitchen.judge.keyOf(first.lines), kitchen.judge.keyOf(reading.lines)]
  if (one !== other) return `${one || '(nothing)'}\n  and ${other || '(nothing)'}`
  const asks = (each: OrderReading) => each.questions.length > 0 || each.unknown.length > 0
  if (asks(reading) && !asks(first))
    return `asks ${[...reading.questions.map(({ text }) => text), ...reading.unknown].join(', ')}`
  return undefined
}

export interface Held {
  readonly tried: number
  readonly held: number
  /** The first few that didn't hold */
  readonly faults: readonly string[]
}

/** How often a relation holds in `runs` trials over the kitchens. */
export function holdUp({ make }: Relation, kitchens: readonly Kitchen[], seed: number, runs: number): Held {
  let tried = 0
  let held = 0
  const faults: string[] = []
  for (let run = 0; run < runs; run++) {
    const kitchen = kitchens[run % kitchens.length]
    const trial = kitchen && make(kitchen, createRandom(seed + run))
    if (!kitchen || !trial) continue
    tried++
    const fault = tryOut(kitchen, trial)
    if (fault === undefined) held++
    else if (faults.length < 4) {
      const chats = [trial.before, trial.after].flatMap(turns => (turns ? [turns.join('\n  > ')] : []))
      faults.push(`${kitchen.name}, seed ${seed + run}\n  > ${chats.join('\n  as\n  > ')}\n  ${fault}`)
    }
  }
  return { tried, held, faults }
}
