import type { Dish, Kitchen } from './kitchen.js'
import type { Asked, Chosen, Ordered } from './ordered.js'
import type { Speaker } from './speaker.js'
import type { Role } from './speech/speech.js'
import { fold, isWithin, stems } from './text.js'

/** A line as it was said. */
export interface Said {
  readonly text: string
  /** It has a sentence in it, so that what comes next must stand apart */
  readonly isSentence: boolean
}

interface Noun {
  readonly name: string
  readonly gender: 'm' | 'f'
  readonly isPlural: boolean
}

/** A dish by one of its names, in the number of a line. */
export function nameDish(speaker: Speaker, dish: Dish, quantity: number, plainly = false): Noun {
  const { speech, random } = speaker
  let chosen = dish.names[0] ?? dish.item.name
  if (!plainly && dish.names.length > 1 && random.chance(0.4)) {
    chosen = random.pick(dish.names.slice(1))
    speaker.note('dish: by another name')
  } else if (!plainly && dish.nickname !== undefined && speaker.dares(0.1)) {
    chosen = dish.nickname
    speaker.note('dish: by a part of its name')
  }
  const isMany = quantity > 1 && !dish.unit
  const gender =
    /a$/i.test(chosen.split(' ')[0] ?? '') && speech.language === 'es' ? 'f' : speech.genderOf(dish.item.name)
  if (isMany && random.chance(0.8)) chosen = speech.plural(chosen)
  else if (isMany) speaker.note('dish: many of it in the singular')
  else if (speech.choicesFirst && !dish.unit && /[^sui]s$/i.test(chosen) && !speech.isPlural(chosen))
    chosen = chosen.slice(0, -1)
  if (random.chance(0.8)) chosen = chosen.toLowerCase()
  return { name: chosen, gender, isPlural: isMany || speech.isPlural(chosen) }
}

const knownClashes = new Map<Kitchen, Map<string, boolean>>()

/** Whether words beside each other make the name of something else. */
function clashes(kitchen: Kitchen, dish: Dish, text: string): boolean {
  const known = knownClashes.get(kitchen) ?? new Map<string, boolean>()
  knownClashes.set(kitchen, known)
  const key = `${dish.item.id}: ${text}`
  const before = known.get(key)
  if (before !== undefined) return before
  const said = ` ${stems(text).join(' ')} `
  const own = dish.names.map(name => ` ${stems(name).join(' ')} `)
  const found = kitchen.menu.items.some(
    item =>
      item.id !== dish.item.id &&
      [item.name, ...item.aliases].some(name => {
        const other = ` ${stems(name).join(' ')} `
        return said.includes(other) && !own.some(one => one.includes(other))
      }),
  )
  known.set(key, found)
  return found
}

const canStandInFront: Record<Chosen['choice']['role'], number> = {
  size: 0.75,
  adjective: 0.45,
  filling: 0.4,
  choice: 0.3,
  container: 0.6,
  measure: 0,
  counted: 0,
}

function isInFront(
  speaker: Speaker,
  kitchen: Kitchen,
  dish: Dish,
  text: string,
  { choice }: Chosen,
): boolean {
  const { speech, random } = speaker
  if (choice.role === 'container') return random.chance(canStandInFront.container)
  return (
    speech.choicesFirst &&
    !/\d/.test(text) &&
    random.chance(canStandInFront[choice.role]) &&
    !dish.names.some(name => stems(name).some(word => stems(text).includes(word))) &&
    !clashes(kitchen, dish, `${text} ${dish.item.name}`) &&
    !dish.names.some(name => clashes(kitchen, dish, `${text} ${name}`))
  )
}

function count(
  speaker: Speaker,
  noun: Noun,
  rest: string,
  quantity: number,
  mayBeBare: boolean,
): { front: string; behind: string } {
  const { speech, random } = speaker
  const isDigitFirst = /^\d/.test(rest)
  const way = random.weighted<string>([
    [quantity === 1 ? (noun.isPlural && speech.language === 'en' ? 1 : 8) : 0, 'article'],
    [quantity === 1 && mayBeBare && !isDigitFirst ? 2 : 0, 'bare'],
    [isDigitFirst ? 0 : quantity === 1 ? 4 : 7, 'digits'],
    [quantity === 1 ? 1 : 5, 'word'],
    [speaker.dares(0.5) ? 0.8 : 0, '2x'],
    [speaker.dares(0.5) ? 0.6 : 0, '2 x'],
    [quantity > 1 && speaker.dares(0.5) ? 0.8 : 0, 'x2'],
    [quantity > 1 && speaker.dares(0.3) ? 0.4 : 0, '(2)'],
    [quantity === 2 && speaker.dares(0.5) ? 1 : 0, 'couple'],
    [quantity === 6 ? 3 : 0, 'halfDozen'],
    [quantity === 12 ? 3 : 0, 'dozen'],
  ])
  speaker.note(`count: ${way}`)
  if (way === 'article') return { front: speech.article(noun.gender, noun.isPlural, rest), behind: '' }
  if (way === 'bare') return { front: '', behind: '' }
  if (way === 'digits') return { front: String(quantity), behind: '' }
  if (way === 'word')
    return {
      front: quantity === 1 ? speech.one(noun.gender) : speech.number(quantity, noun.gender),
      behind: '',
    }
  if (way === '2x') return { front: `${quantity}x`, behind: '' }
  if (way === '2 x') return { front: `${quantity} x`, behind: '' }
  if (way === 'x2') return { front: '', behind: ` x${quantity}` }
  if (way === '(2)') return { front: '', behind: ` (${quantity})` }
  const role = way as Role
  return { front: speaker.say(role, { x: '' }).trim(), behind: '' }
}

function sayMeasure(speaker: Speaker, { dish, quantity, unit }: Ordered): string {
  const noun = nameDish(speaker, dish, 1)
  const x = noun.name
  if (unit === 'l') return quantity === 1 ? `1l ${x}` : speaker.say('litres', { n: String(quantity), x })
  if (unit === 'g') return speaker.say('grams', { n: String(quantity), x })
  if (quantity === 0.5) return speaker.say('halfKilo', { x })
  return quantity === 1 ? speaker.say('kilo', { x }) : speaker.say('kilos', { n: String(quantity), x })
}

function shorten(speaker: Speaker, text: string): string {
  const short = speaker.speech.shortSizes.find(
    ([whole]) => whole === fold(text) || whole === text.toLowerCase(),
  )
  if (!short || !speaker.dares(0.12)) return text
  const chosen = speaker.random.pick(short.slice(1))
  speaker.note(`size: cut short as ${chosen}`)
  return chosen
}

function nameOption(speaker: Speaker, { names }: { names: readonly string[] }): string {
  const { random } = speaker
  const name = names.length > 1 && random.chance(0.3) ? random.pick(names) : (names[0] ?? '')
  return random.chance(0.9) ? name.toLowerCase() : name
}

/** A topping's name; in English in the number that comes to mind. */
export function nameTopping(speaker: Speaker, { names }: { names: readonly string[] }): string {
  return nameOption(speaker, { names })
}

const isUnmarked = (phrase: string) => /^(, )?\{(and|x)\}|^\(\{and\}\)/.test(phrase)

/** What is said of a line's toppings, each part with the mark that tells what is meant. */
function sayToppings(speaker: Speaker, { toppings }: Ordered, it: string): string {
  const { random, speech } = speaker
  const of = (amount: Asked['amount']) =>
    toppings.filter(asked => asked.amount === amount).map(({ topping }) => nameTopping(speaker, topping))
  const parts: { role: Role; list: string[] }[] = []
  const addParts = (role: Role, list: string[], together: number) => {
    if (list.length === 0) return
    if (list.length > 1 && random.chance(together)) parts.push({ role, list })
    else for (const one of list) parts.push({ role, list: [one] })
  }
  addParts('with', of('normal'), 0.9)
  addParts('no', of('none'), 0.7)
  addParts('extra', of('extra'), 0)
  addParts('light', of('light'), 0)
  addParts('double', of('double'), 0)
  let text = ''
  let refused = false
  for (const [index, { role, list }] of random.shuffle(parts).entries()) {
    const [name = ''] = list
    const about = { gender: speech.genderOf(name), isPlural: speech.isPlural(name) }
    const phrase = speaker.say(
      role,
      { list, it },
      about,
      one =>
        (list.length === 1 || !one.includes('{x}')) &&
        (index === 0 ? !/^(and|y|e) /.test(one) : !isUnmarked(one)) &&
        (!refused || !/^(but|pero|mas) /.test(one)) &&
        // “without a and b, c …” would leave c in doubt
        (list.length === 1 || role !== 'no' || !one.startsWith('no {and}')),
    )
    refused = role === 'no'
    const isApart = phrase.startsWith(',')
    text += isApart
      ? phrase
      : `${index > 0 && !/^(and|y|e|but|pero|mas|\() ?/.test(phrase) ? ',' : ''} ${phrase}`
  }
  return text
}

function addGenericNoun(
  speaker: Speaker,
  kitchen: Kitchen,
  dish: Dish,
  noun: Noun,
  quantity: number,
): string {
  const { speech } = speaker
  const [, generic] = speech.nouns.find(([category]) => category.test(`${dish.item.category ?? ''} `)) ?? []
  if (generic === undefined || !speaker.dares(0.08) || isWithin(generic, noun.name)) return noun.name
  const name = dish.names[0] ?? ''
  if (clashes(kitchen, dish, `${name} ${generic}`) || isWithin(generic, name)) return noun.name
  speaker.note(`dish: with “${generic}” behind`)
  return `${name.toLowerCase()} ${quantity > 1 ? speech.plural(generic) : generic}`
}

/** A line as somebody would say it. `mayBeBare`: one of it may go without a number. */
export function sayLine(speaker: Speaker, kitchen: Kitchen, line: Ordered, mayBeBare: boolean): Said {
  if (line.unit) return { text: sayMeasure(speaker, line), isSentence: false }
  const { speech, random } = speaker
  const { dish, quantity } = line
  const noun = nameDish(speaker, dish, quantity)
  let name = addGenericNoun(speaker, kitchen, dish, noun, quantity)
  if (
    dish.item.number !== undefined &&
    quantity === 1 &&
    line.chosen.every(({ names }) => !/^\d/.test(names[0] ?? '')) &&
    speaker.dares(0.05)
  )
    name = speaker.say('number', { x: dish.item.number })
  const it = speech.it(noun.gender, quantity > 1)

  const front: string[] = []
  const behind: string[] = []
  for (const chosen of random.shuffle(line.chosen)) {
    const { role } = chosen.choice
    const whole = nameOption(speaker, chosen)
    const agreed =
      role === 'size' || role === 'adjective' ? speech.agree(whole, noun.gender, quantity > 1) : whole
    const x = role === 'size' && quantity === 1 ? shorten(speaker, agreed) : agreed
    if (chosen.count !== undefined) {
      const n = chosen.count === 1 ? '1' : speech.number(chosen.count, 'm')
      const fits = (phrase: string) => quantity === 1 || !phrase.startsWith(',')
      behind.push(speaker.say('counted', { x: chosen.count > 1 ? speech.plural(x) : x, n }, {}, fits))
    } else if (/^[(]/.test(x)) behind.push(x)
    else if (isInFront(speaker, kitchen, dish, x, chosen)) {
      speaker.note(`${role}: in front of the dish`)
      if (role === 'container' && front.every(one => !/ (of|de)$/.test(one)))
        front.push(speaker.say('containerFirst', { x: quantity > 1 ? speech.plural(x) : x }))
      else if (role === 'container') behind.push(`(${x})`)
      else front.unshift(x)
    } else
      behind.push(
        speaker.say(role, { x, it, raw: whole }, { gender: noun.gender, isPlural: quantity > 1 }, phrase => {
          if (quantity > 1 && / one$/.test(phrase)) return false
          if (/^(al?|ao|con|com|sin|sem|de|del|en|em|with) /i.test(x))
            return !/(de|con|com|with|en|em|in|a) \{x\}/.test(phrase)
          const isRepeated = dish.names.some(one => stems(one).some(word => stems(x).includes(word)))
          return !isRepeated || /^(, |\(|- )\{x\}/.test(phrase)
        }),
      )
  }
  front.sort((a, b) => Number(/ (of|de)$/.test(a)) - Number(/ (of|de)$/.test(b)))
  const isSide =
    speech.isPlural(dish.names[0] ?? '') ||
    /side|starter|tapas|guarnic|porç|entrad/i.test(dish.item.category ?? '')
  if (isSide && front.length === 0 && !/pizza/i.test(dish.item.category ?? '') && speaker.dares(0.08)) {
    const portion = speaker.say('portion', { x: name })
    name = quantity > 1 ? speech.plural(portion) : portion
    speaker.note('dish: as a portion')
    const number =
      quantity === 1
        ? speech.article(/^(orden|porción|porção|unidade)/.test(portion) ? 'f' : 'm', false, portion)
        : String(quantity)
    name = `${number} ${name}`
    return finish(speaker, line, name, behind, it)
  }
  const rest = [...front, name].join(' ')
  const isContained = front.some(one => / (of|de)$/.test(one))
  const gender = isContained ? speech.genderOf(rest) : noun.gender
  const number = count(
    speaker,
    { ...noun, gender, isPlural: isContained ? false : noun.isPlural },
    rest,
    quantity,
    mayBeBare,
  )
  return finish(speaker, line, `${number.front} ${rest}${number.behind}`.trim(), behind, it)
}

function finish(speaker: Speaker, line: Ordered, head: string, behind: readonly string[], it: string): Said {
  let text = head
  for (const part of behind) text += part.startsWith(',') ? part : ` ${part}`
  if (line.halves) {
    const [x, y] = line.halves.map(topping => nameTopping(speaker, topping))
    const phrase = speaker.say('halves', { x, y: y ?? '' })
    text += phrase.startsWith(',') ? phrase : ` ${phrase}`
  }
  text += sayToppings(speaker, line, it)
  return {
    text,
    isSentence:
      /, (don't|make|I |definitely|take|please|can|go|put|only|not|le |que |no |me |ponle|agr|quít|por|col|põe|p[oõ]|adic|bota|tira|retira|capric|s[oó] |n[aã]o)/i.test(
        text,
      ),
  }
}
