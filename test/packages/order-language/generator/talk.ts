import type { Kitchen } from './kitchen.js'
import type { Random } from './random.js'
import type { Speaker } from './speaker.js'
import { capitalise, dropAccents, fold, stems } from './text.js'

const front = [', ', '! ', ' ', '\n', '. ', '!\n', ', ']
const apart = ['. ', '\n', '! ', '\n\n']

function end(text: string): string {
  return /[.!?\n]$/.test(text) ? text : `${text}.`
}

/** What people say besides: a greeting, why they order, where it goes, thanks. Nothing of it changes the order. */
export function addTalk(speaker: Speaker, text: string, drinksKnown: boolean): string {
  const { random } = speaker
  let said = text
  if (drinksKnown && speaker.dares(0.05))
    said = `${said}${random.pick([', ', '. ', '\n'])}${speaker.say('nothing', {})}`
  if (speaker.dares(0.06)) said = `${end(said)} ${speaker.say('story', {})}`
  for (const role of random.shuffle(['address', 'payment', 'when', 'pickup'] as const))
    if (speaker.dares(0.05)) {
      const detail = speaker.say(role, {})
      said = random.chance(0.5)
        ? `${said}\n${detail}`
        : `${end(said)} ${random.chance(0.5) ? capitalise(detail) : detail}`
    }
  if (speaker.dares(0.3))
    said = `${said}${random.pick([', ', ' ', '. ', '\n', '! '])}${speaker.say('close', {})}`
  if (speaker.dares(0.06)) said = `${speaker.say('story', {})}${random.pick(apart)}${said}`
  if (speaker.dares(0.4)) said = `${speaker.say('greet', {})}${random.pick(front)}${said}`
  return said
}

/** A slip of the pen in a long word, still nearest to the word that was meant. */
function slip(random: Random, word: string): string {
  const at = 1 + random.int(word.length - 3)
  const way = random.int(4)
  if (way === 0) return word.slice(0, at) + word.slice(at + 1)
  if (way === 1) return word.slice(0, at) + word[at] + word.slice(at)
  if (way === 2) return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2)
  return word.slice(0, at) + random.pick([...'aeiorst']) + word.slice(at + 1)
}

function addSlip(speaker: Speaker, kitchen: Kitchen, text: string): string | undefined {
  const { random } = speaker
  const words = kitchen.menu.items.flatMap(({ name, aliases }) =>
    [name, ...aliases].flatMap(one => stems(one)),
  )
  const all = new Set([
    ...words,
    ...kitchen.menu.groups.flatMap(({ options }) => options.flatMap(({ name }) => stems(name))),
  ])
  const known = new Set(words.filter(word => word.length > 5))
  const found = [...text.matchAll(/\p{L}{6,}/gu)].filter(([word]) => known.has(stems(word)[0] ?? ''))
  if (found.length === 0) return undefined
  const match = random.pick(found)
  const [word] = match
  const wrong = slip(random, word)
  if (wrong === word || all.has(stems(wrong)[0] ?? '') || stems(wrong)[0] === stems(word)[0]) return undefined
  return text.slice(0, match.index) + wrong + text.slice(match.index + word.length)
}

/** How it comes to be written: slips, no capitals, no accents, emoji. */
export function write(speaker: Speaker, kitchen: Kitchen, text: string): { text: string; hasSlip: boolean } {
  const { random, speech } = speaker
  let written = text
    .replace(/ {2,}/g, ' ')
    .replace(/ ([,.!])/g, '$1')
    .trim()
  const slipped = speaker.dares(0.05) ? addSlip(speaker, kitchen, written) : undefined
  if (slipped !== undefined) {
    written = slipped
    speaker.note('written: with a slip of the pen')
  }
  const way = random.weighted([
    [6, 'lower'],
    [3, 'as it is'],
    [speaker.dares(0.3) ? 0.5 : 0, 'upper'],
  ])
  if (way === 'lower') written = written.toLowerCase()
  else if (way === 'upper') {
    written = written.toUpperCase()
    speaker.note('written: in capitals')
  } else written = capitalise(written)
  if (speech.language !== 'en' && random.chance(0.45)) {
    written = dropAccents(written)
    speaker.note('written: without accents')
  }
  if (speaker.dares(0.06)) {
    written = `${written} ${random.pick(['🙏', '😊', '👍', '😋', '🍕'])}`
    speaker.note('written: with an emoji behind')
  }
  if (speaker.dares(0.15)) written = `${written}${random.pick(['!', '.', '...', '!!', ' :)'])}`
  return { text: written, hasSlip: slipped !== undefined && fold(slipped) !== fold(text) }
}
