import { type Chunk, createChunk, isOnMenu } from '../chunks/chunk.js'

export type Verb = 'none' | 'want' | 'add' | 'remove' | 'change' | 'cancel' | 'ask' | 'repeat' | 'anew'

/** A part of a turn under one verb. */
export interface Clause {
  readonly verb: Verb
  readonly chunks: readonly Chunk[]
  /** "cancel everything", as opposed to "cancel" and a name */
  readonly everything: boolean
  /** Ends with "instead": what it names takes the place of something */
  readonly replaces: boolean
  /** Begins with an excuse: it may be about what was said before */
  readonly apologises: boolean
  /** How many everyday words it has that no order needs */
  readonly talk: number
  /** Token indices, [start, end) */
  readonly start: number
  readonly end: number
  /** Begins by taking back what was said before it */
  readonly corrects: boolean
}

const verbs = new Set<Chunk['kind']>(['want', 'add', 'remove', 'change', 'prefer', 'cancel', 'ask'])
const connectors = new Set<Chunk['kind']>(['and', 'comma', 'but', 'or', 'detail'])

/** Without what only joins it to its neighbours. */
export function trimConnectors(chunks: readonly Chunk[]): Chunk[] {
  let start = 0
  let end = chunks.length
  while (connectors.has(chunks[start]?.kind ?? 'unknown')) start++
  while (end > start && connectors.has(chunks[end - 1]?.kind ?? 'unknown')) end--
  return chunks.slice(start, end)
}

/** "take the coke off", "2 cokes less" */
function takesAway(chunks: readonly Chunk[]): boolean {
  const last = chunks.at(-1)
  const isLess = last?.kind === 'light' && last.options.length === 0
  return last?.kind === 'away' || (isLess && (chunks.at(-2)?.items.length ?? 0) > 0)
}

/** "take the chili off the fries": what it is taken from. */
function asTakenFrom(chunks: readonly Chunk[]): readonly Chunk[] | undefined {
  const isOff = ({ kind }: Chunk) => kind === 'away' || (kind === 'from' && chunks[0]?.kind === 'definite')
  const at = chunks.findIndex(isOff)
  const next = chunks[at + 1]
  const names = next?.kind === 'definite' || next?.kind === 'that' || (next?.items.length ?? 0) > 0
  if (at < 1 || !names) return undefined
  // "leave the chili off the fries"
  const named = chunks.slice(chunks[0]?.kind === 'no' ? 1 : 0, at)
  const isNamed = named.every(
    ({ kind, options, items }) =>
      kind === 'definite' || kind === 'and' || options.length > 0 || items.length > 0,
  )
  const { end } = chunks[at] ?? { end: 0 }
  return isNamed && named.length > 0
    ? [...named, createChunk('from', end, end), ...chunks.slice(at + 1)]
    : undefined
}

/** A question only opens a clause; in the middle of one its words mean less. */
function isVerb(chunk: Chunk, soFar: readonly Chunk[]): boolean {
  if (!verbs.has(chunk.kind) || isOnMenu(chunk)) return false
  return (
    chunk.kind !== 'ask' ||
    soFar.every(({ kind }) => kind === 'care' || kind === 'definite' || connectors.has(kind))
  )
}

/** "the chaufa, how much is it", "el lomo lleva cebolla?": what a question behind it is about. */
function isAskedAbout(chunk: Chunk, soFar: readonly Chunk[]): boolean {
  if (chunk.kind !== 'ask') return false
  const named = trimConnectors(soFar).filter(({ kind }) => kind !== 'to')
  return (
    named.length > 0 &&
    named.every(
      ({ kind, items, bearers }) => kind === 'definite' || items.length > 0 || bearers.length > 0,
    ) &&
    named[0]?.kind === 'definite'
  )
}

/** How far what is named after a number may stand behind it. */
const MAX_REACH = 8

/** "2, no, 3 burgers", "2 burgers, sorry, 3": another number, or something else to order, in place of the last. */
function takesBack(chunks: readonly Chunk[], at: number, current: readonly Chunk[]): boolean {
  const chunk = chunks[at]
  if (!chunk || (chunk.kind !== 'sorry' && chunk.kind !== 'no') || chunk.except || isOnMenu(chunk))
    return false
  // "a nada"
  if (chunks[at - 1]?.kind === 'to') return false
  const nextAt = chunks[at + 1]?.kind === 'comma' ? at + 2 : at + 1
  const next = chunks[nextAt]
  const counts = next?.kind === 'number' || next?.kind === 'article'
  if (chunk.kind === 'sorry') return counts && trimConnectors(current).length > 0
  if (!counts || next?.counted) return false
  const rest = chunks.slice(nextAt + 1, nextAt + MAX_REACH)
  const named = rest.find(({ items, options }) => items.length > 0 || options.length === 0)
  // "all with onion except one" takes nothing back.
  const before = chunks[at - 1]
  const isException = before !== undefined && before.options.length > 0 && before.items.length === 0
  if (rest.length === 0) return next.kind === 'number' && trimConnectors(current).length > 0 && !isException
  return (named?.items.length ?? 0) > 0
}

/** "no, sorry, …": the no of it says nothing more. */
function leadsToCorrection(chunks: readonly Chunk[], at: number): boolean {
  const next = chunks[chunks[at + 1]?.kind === 'comma' ? at + 2 : at + 1]
  return next?.kind === 'sorry' || next?.kind === 'correction' || next?.kind === 'prefer'
}

const isNo = (chunk: Chunk | undefined) => chunk?.kind === 'no' && !chunk.except && !isOnMenu(chunk)

/** "with beans, sorry, with rice" */
function opensOption(chunks: readonly Chunk[], at: number): boolean {
  const first = chunks[at]?.kind === 'comma' ? chunks[at + 1] : chunks[at]
  return (
    first?.kind === 'with' || (first !== undefined && first.options.length > 0 && first.items.length === 0)
  )
}

const endsSentence = (next: Chunk | undefined) =>
  next === undefined || next.kind === 'stop' || next.kind === 'newline'

/** "3 cokes instead of 2" */
function endsInsteadOf(chunks: readonly Chunk[]): boolean {
  return chunks.at(-1)?.kind === 'number' && chunks.at(-2)?.kind === 'instead'
}

/** "one less decaf", "2 cokes less" */
function takesOff(chunks: readonly Chunk[]): boolean {
  return (
    chunks[0]?.kind === 'number' &&
    chunks[1]?.kind === 'light' &&
    chunks[1].options.length === 0 &&
    chunks.length <= 3
  )
}

const changes = ({ kind }: Chunk) => kind === 'change' || kind === 'prefer'

/** "one should be diet", "uno de los refrescos que sea horchata" */
function isSome([count, of, item, ...more]: readonly Chunk[]): boolean {
  const counts =
    (count?.kind === 'number' || count?.kind === 'article') && !count.counted && count.unit === ''
  if (!counts || more.length > 0) return false
  return of === undefined || (of.among && (item === undefined || item.items.length > 0))
}

/** "the tomatoes, make that 1 kg", "el tomate que sea 1 kg": the verb is about what stands before it. */
function opensChange(current: readonly Chunk[], verb: Chunk): boolean {
  const names = trimConnectors(current)
  const [only] = names
  if (changes(verb) && names.length === 1 && only && only.items.length > 0) return true
  if (changes(verb) && isSome(names)) return true
  return (
    changes(verb) &&
    names[0]?.kind === 'definite' &&
    names.length > 1 &&
    names
      .slice(1)
      .every(
        ({ items, options, kind, spelt }) =>
          items.length > 0 ||
          options.length > 0 ||
          kind === 'of' ||
          kind === 'ones' ||
          (kind === 'number' && spelt),
      )
  )
}

/** "the burger comes with fries?": said of something that the shop has, and no word for ordering it. */
function asksAbout([definite, item]: readonly Chunk[]): boolean {
  return definite?.kind === 'definite' && item !== undefined && item.items.length > 0
}

/** "y a una ponle piña": the verb is about so many of what was last spoken of. */
function opensPart(current: readonly Chunk[]): Chunk | undefined {
  const [first, second, third] = current[0]?.kind === 'and' ? current.slice(1) : current
  const isCount = second?.kind === 'article' || second?.kind === 'number'
  return first?.kind === 'to' && isCount && third === undefined ? second : undefined
}

/** "al de tortilla ponle mayonesa", "no x-bacon tira a maionese": the verb is about what stands before it. */
function targetBefore(current: readonly Chunk[], { kind }: Chunk): readonly Chunk[] {
  if (kind !== 'add' && kind !== 'remove') return []
  const opens = current.findLastIndex(chunk => chunk.kind === 'and' || chunk.kind === 'comma')
  const [to, ...rest] = current.slice(opens + 1)
  const named = rest.filter(chunk => chunk.kind !== 'definite' && chunk.kind !== 'of')
  return to?.kind === 'to' && named.length > 0 && named.every(isOnMenu) ? [to, ...rest] : []
}

/** An article with nothing but talk behind it, up to `next`. */
function isStray(chunk: Chunk | undefined, next: number): boolean {
  return chunk?.kind === 'article' && !chunk.counted && chunk.end < next
}

/** Cuts a turn at sentence ends, line ends, verbs and corrections. */
export function splitClauses(chunks: readonly Chunk[]): Clause[] {
  const clauses: Clause[] = []
  let verb: Verb = 'none'
  let everything = false
  let corrects = false
  let talk = 0
  let talkEnd = 0
  let apologises = false
  let prefers = false
  let current: Chunk[] = []
  let start = 0
  let end = 0
  const flush = () => {
    if (isStray(current.at(-1), talkEnd)) current.pop()
    if (endsInsteadOf(current)) current = [...current.slice(0, -2), createChunk('rather', end, end)]
    const replaces = prefers || current.some(chunk => chunk.kind === 'rather')
    const taken = verb === 'none' || verb === 'want' ? asTakenFrom(trimConnectors(current)) : undefined
    if (taken) current = [...taken]
    const isAway = taken !== undefined || takesAway(trimConnectors(current))
    // "leave the chili off"
    if (isAway && verb === 'none' && isNo(trimConnectors(current)[0]))
      current = trimConnectors(current).slice(1)
    const trimmed = trimConnectors(current.filter(chunk => chunk.kind !== 'rather' && chunk.kind !== 'away'))
    const isLess = verb === 'none' && takesOff(trimmed)
    const removes = isLess || (isAway && (verb === 'none' || verb === 'want'))
    const meant = replaces ? 'change' : removes ? 'remove' : verb
    // "no, …": says nothing by itself.
    const isWord = trimmed.length === 1 && trimmed[0]?.kind === 'no' && verb === 'none'
    if ((trimmed.length > 0 && !isWord) || (verb !== 'none' && verb !== 'want') || corrects)
      clauses.push({
        verb: meant,
        chunks: isLess ? trimmed.filter(({ kind }) => kind !== 'light') : trimmed,
        everything,
        corrects,
        replaces,
        talk,
        apologises,
        start,
        end,
      })
    start = end
    current = []
    everything = false
    corrects = false
    talk = 0
    apologises = false
    prefers = false
  }
  const takeVerb = (chunk: Chunk, next: Chunk | undefined) => {
    // "no, i want a juice"
    const denies =
      chunk.kind === 'want' && trimConnectors(current).length === 1 && isNo(trimConnectors(current)[0])
    const part = opensPart(current)
    const target = targetBefore(current, chunk)
    const isPart = !part && changes(chunk) && isSome(trimConnectors(current))
    if (isPart)
      current = trimConnectors(current).map(count =>
        count.article ? { ...count, kind: 'number', article: false } : count,
      )
    if (part) current = [{ ...part, kind: 'number' }, createChunk('with', part.end, part.end)]
    else if (target.length > 0) {
      current = current.slice(0, -target.length)
      if (trimConnectors(current).length > 0) flush()
      current = [...target]
      start = target[0]?.start ?? chunk.start
    } else if (verb === 'remove' || verb === 'cancel' || !opensChange(current, chunk)) {
      // "cancel everything and give me a coke"
      if (trimConnectors(current).length > 0 || verb === 'cancel') flush()
      current = []
      start = chunk.start
    }
    // "i'd like to add", "i want to change": the second verb says what is meant.
    prefers = chunk.kind === 'prefer' || (prefers && chunk.kind === 'want')
    verb = chunk.kind === 'prefer' ? 'change' : (chunk.kind as Verb)
    // "never mind the cheeseburger" is about nothing else
    const isAboutOne = next !== undefined && (next.kind === 'definite' || isOnMenu(next))
    everything = chunk.kind === 'cancel' && chunk.end - chunk.start > 1 && !isAboutOne
    end = chunk.end
    corrects ||= denies
  }
  const asks = () => verb === 'ask'
  const cancels = () => verb === 'cancel'
  for (const [at, chunk] of chunks.entries()) {
    if (chunk.kind === 'common' && !isOnMenu(chunk)) {
      talk++
      talkEnd = chunk.end
      if (asks()) end = chunk.end
      continue
    }
    if (chunk.kind === 'no' && leadsToCorrection(chunks, at)) continue
    if (current.length === 0 && verb === 'none') start = chunk.start
    // "forget it, we're having a barbecue": nothing that is to go
    const isCancelled = cancels() && chunk.kind === 'comma' && current.length === 0
    if (isCancelled) {
      flush()
      verb = 'none'
    } else if (chunk.kind === 'stop' || chunk.kind === 'newline') {
      // "can the latte be without foam?" orders it so
      const refuses = current.some(
        ({ kind }, index) => kind === 'no' && (current[index + 1]?.options.length ?? 0) > 0,
      )
      if (chunk.asks && verb === 'none' && asksAbout(current) && !refuses) verb = 'ask'
      flush()
      verb = 'none'
    } else if (chunk.kind === 'correction' && endsSentence(chunks[at + 1]) && current.length > 0)
      apologises = true
    else if (chunk.kind === 'correction' || takesBack(chunks, at, current)) {
      flush()
      verb = 'none'
      corrects = true
    } else if (chunk.kind === 'anew') {
      if (trimConnectors(current).length > 0) flush()
      verb = 'anew'
      start = chunk.start
      end = chunk.end
      flush()
      verb = 'none'
    } else if (chunk.kind === 'usual') {
      if (trimConnectors(current).length > 0) flush()
      verb = 'repeat'
      start = chunk.start
      end = chunk.end
      flush()
      // "the usual but two cokes": not two more.
      verb = 'none'
      apologises = true
    } else if (chunk.kind === 'sorry' && !isOnMenu(chunk)) {
      if (trimConnectors(current).length > 0 && opensOption(chunks, at + 1)) flush()
      apologises = true
    } else if (verb === 'none' && isAskedAbout(chunk, current)) {
      verb = 'ask'
      end = chunk.end
    } else if (isVerb(chunk, current)) takeVerb(chunk, chunks[at + 1])
    else {
      // "for an office lunch six pizzas": what the article is of was talk
      if (isStray(current.at(-1), chunk.start) && !isOnMenu(chunk)) current.pop()
      current.push(chunk)
      end = chunk.end
    }
  }
  flush()
  return clauses
}
