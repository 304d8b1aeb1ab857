import type { GoldLine } from './cart.js'
import type { Dish, Kitchen, Topping } from './kitchen.js'
import { hasRoom, lacksChoice, mentions, type Ordered, toGold, withTopping } from './ordered.js'
import { nameDish, nameTopping, type Said, sayLine } from './say-line.js'
import type { Speaker } from './speaker.js'
import { capitalise, joinList } from './text.js'

/** An order as it was said, and what it comes to. */
export interface SaidOrder {
  readonly text: string
  readonly lines: readonly Ordered[]
  readonly asks: 'never' | 'may' | 'must'
  /** Its lines were said in the order of `lines`, one by one */
  readonly isInOrder: boolean
}

type Join = ', ' | 'and' | '\n' | '- ' | 'heading' | '. ' | '; ' | '+' | 'next'

function chooseJoin(speaker: Speaker, said: readonly Said[], lines: readonly Ordered[]): Join {
  const isLoose = said.slice(0, -1).some(({ isSentence }) => isSentence)
  const hasCommas = said.some(({ text }) => text.includes(','))
  const hasPlus = said.some(({ text }) => text.includes('+'))
  const headings = new Set(lines.map(({ dish }) => dish.item.category))
  const join = speaker.random.weighted<Join>([
    [isLoose ? 0 : hasCommas ? 2 : 6, ', '],
    [isLoose ? 0 : 3, 'and'],
    [5, '\n'],
    [lines.length > 1 && speaker.dares(0.5) ? 1 : 0, '- '],
    [
      lines.length > 2 && headings.size > 1 && !headings.has(undefined) && speaker.dares(0.6) ? 1 : 0,
      'heading',
    ],
    [isLoose ? 4 : 1, '. '],
    [1, '; '],
    [isLoose || hasPlus ? 0 : 0.6, '+'],
    [isLoose ? 0 : 1, 'next'],
  ])
  if (lines.length > 1) speaker.note(`lines: joined by ${join === '\n' ? 'line breaks' : join}`)
  return join
}

function joinLines(speaker: Speaker, join: Join, said: readonly string[], lines: readonly Ordered[]): string {
  const { speech, random } = speaker
  const link = random.chance(0.8) ? (speech.phrases.and[0] ?? ' ') : random.pick(speech.phrases.and)
  if (join === ', ') return joinList(said, random.chance(0.7) ? link : `,${link}`)
  if (join === 'and') return said.join(link)
  if (join === '+') return said.join(' + ')
  if (join === '- ') {
    const bullet = random.pick(['- ', '• ', '* '])
    return said.map(line => `${bullet}${line}`).join('\n')
  }
  if (join === 'heading') {
    const categories = [...new Set(lines.map(({ dish }) => dish.item.category ?? ''))]
    return categories
      .map(category =>
        [
          `${category}:`,
          ...said.filter((_line, index) => lines[index]?.dish.item.category === category),
        ].join('\n'),
      )
      .join('\n')
  }
  if (join === 'next') {
    const [first = '', ...rest] = said
    return [first, ...rest.map(line => `${speaker.say('next', {})}${line}`)].join(
      random.pick([', ', '\n', '. ']),
    )
  }
  return said.join(join)
}

/** A dish several times, in two sizes: “3 cokes, 2 large and one small”. */
function splitSizes(speaker: Speaker, dish: Dish): { said: Said; lines: Ordered[] } | undefined {
  const { random, speech } = speaker
  const choice = dish.choices.find(({ role, options }) => role === 'size' && options.length > 1)
  const isOther = dish.choices.some(({ group }) => group.min > 0 && group !== choice?.group)
  if (!choice || dish.unit || isOther) return undefined
  const [one, other] = random.shuffle(choice.options)
  if (!one || !other) return undefined
  const counts = random.pick([
    [1, 1],
    [1, 2],
    [2, 1],
    [2, 2],
    [3, 1],
    [2, 3],
  ] as const)
  const quantity = counts[0] + counts[1]
  const noun = nameDish(speaker, dish, quantity, true)
  const isInDigits = random.chance(0.5)
  const number = (count: number) => (isInDigits ? String(count) : speech.number(count, noun.gender))
  const parts = [one, other].map((named, index) => {
    const count = counts[index] ?? 1
    const x = speech.agree((named.names[0] ?? '').toLowerCase(), noun.gender, count > 1)
    return speaker.say('splitSize', { n: number(count), x })
  })
  const lines = [one, other].map((named, index) => ({
    dish,
    quantity: counts[index] ?? 1,
    chosen: [{ ...named, choice }],
    toppings: [],
  }))
  const list = parts.join(speech.phrases.and[0])
  const isBefore = speech.choicesFirst && !list.includes(' of ') && random.chance(0.3)
  speaker.note(isBefore ? 'split: sizes before the dish' : 'split: sizes behind the dish')
  const text = isBefore
    ? `${list} ${noun.name}`
    : `${number(quantity)} ${noun.name}${random.pick([', ', ': ', ' - '])}${list}`
  return { said: { text, isSentence: true }, lines }
}

/** A dish several times, and what is different about some of them: “3 burgers, one with cheese and one without onions”. */
function split(speaker: Speaker, dish: Dish): { said: Said; lines: Ordered[] } | undefined {
  const { random, speech } = speaker
  const [one, other] = random.shuffle(dish.toppings)
  if (!one || !other || dish.unit || dish.choices.some(({ group }) => group.min > 0)) return undefined
  const quantity = random.pick([2, 2, 3, 4])
  const first = random.int(quantity - 1) + 1
  const rest = quantity - first
  const noun = nameDish(speaker, dish, quantity, true)
  const number = (count: number) =>
    random.chance(0.6)
      ? count === 1
        ? speech.one(noun.gender)
        : speech.number(count, noun.gender)
      : String(count)
  const plain: Ordered = { dish, quantity, chosen: [], toppings: [] }
  const say = (count: number, topping: Topping) => {
    const refuses = topping.group.removable && random.chance(0.5)
    const text = speaker.say(refuses ? 'splitNo' : 'splitWith', {
      n: number(count),
      x: nameTopping(speaker, topping),
    })
    return { text, line: { ...withTopping(plain, topping, refuses ? 'none' : 'normal'), quantity: count } }
  }
  const a = say(first, one)
  const isWhole = random.chance(0.5)
  const b = isWhole ? say(rest, other) : undefined
  speaker.note(isWhole ? 'split: all of them told' : 'split: the rest plain')
  const link = random.pick([', ', ': ', ', ', ' - '])
  const head = `${number(quantity)} ${noun.name}${link}${a.text}`
  const lines = [a.line, b?.line ?? { ...plain, quantity: rest }]
  return { said: { text: b ? `${head}${speech.phrases.and[0]}${b.text}` : head, isSentence: true }, lines }
}

/** What is said of every line at the end: “…, all with cheese”. */
function sayOfAll(
  speaker: Speaker,
  lines: readonly Ordered[],
): { text: string; lines: Ordered[] } | undefined {
  const [first] = lines
  if (!first || lines.length < 2) return undefined
  const shared = first.dish.toppings.filter(({ group, option }) =>
    lines.every(
      line =>
        line.dish.toppings.some(other => other.group === group && other.option === option) &&
        !mentions(line, { group, option, names: [] }) &&
        hasRoom(line, { group, option, names: [] }),
    ),
  )
  if (shared.length === 0) return undefined
  const topping = speaker.random.pick(shared)
  const refuses = topping.group.removable && speaker.random.chance(0.5)
  const text = speaker.say(refuses ? 'allNo' : 'allWith', { x: nameTopping(speaker, topping) })
  return {
    text: text.startsWith(',') ? text : `, ${text}`,
    lines: lines.map(line => withTopping(line, topping, refuses ? 'none' : 'normal')),
  }
}

/** A whole order as somebody would say it, without what they say besides. */
export function sayOrder(
  speaker: Speaker,
  kitchen: Kitchen,
  ordered: readonly Ordered[],
  mayOpen = true,
): SaidOrder {
  const { random } = speaker
  let lines = [...ordered]
  const people =
    lines.length > 1 && speaker.dares(0.04)
      ? random.shuffle(['Ana', 'Tom', 'Maria', 'Luis', 'Bia', 'Kate'])
      : []
  const all: Ordered[] = []
  const said = lines.map((line, index) => {
    const group =
      line.chosen.length === 0 && line.toppings.length === 0 && speaker.dares(0.08)
        ? ((speaker.random.chance(0.4) ? splitSizes(speaker, line.dish) : undefined) ??
          split(speaker, line.dish))
        : undefined
    all.push(...(group?.lines ?? [line]))
    if (group) return group.said
    const one = sayLine(speaker, kitchen, line, index === 0 && people.length === 0)
    const p = people[index]
    return p === undefined ? one : { text: speaker.say('person', { p, o: one.text }), isSentence: true }
  })
  const hasSplit = all.length > lines.length
  const join = chooseJoin(speaker, said, lines)
  let text = joinLines(
    speaker,
    join,
    said.map(line => line.text),
    lines,
  )
  lines = all
  const isFlat = [', ', 'and', '. '].includes(join) && !hasSplit && people.length === 0
  const ofAll = isFlat && speaker.dares(0.12) ? sayOfAll(speaker, lines) : undefined
  if (ofAll) {
    text += ofAll.text
    lines = ofAll.lines
  }
  const isList = ['\n', '- ', 'heading'].includes(join) && said.length > 1
  const isLong = said.some(line => line.isSentence) || people.length > 0
  if (mayOpen) {
    const open = speaker.say(
      'open',
      { o: '{o}' },
      {},
      phrase => (!isList && !isLong) || phrase.endsWith('{o}'),
    )
    text =
      isList && open !== '{o}'
        ? open
            .replace('{o}', () => `\n${text}`)
            .replace(' \n', random.chance(0.5) ? ':\n' : '\n')
            .replace('::', ':')
        : open.replace('{o}', () => text)
  }
  if (join === '. ' && random.chance(0.5)) text = text.split('. ').map(capitalise).join('. ')
  const asks = lines.some(lacksChoice) ? 'must' : 'never'
  if (asks === 'must') speaker.note('order: leaves out what the menu demands')
  return { text, lines, asks, isInOrder: join !== 'heading' && !hasSplit && !ofAll }
}

export function goldOf(lines: readonly Ordered[]): GoldLine[] {
  return lines.map(toGold)
}
